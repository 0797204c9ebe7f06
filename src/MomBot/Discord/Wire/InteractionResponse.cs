using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>The first answer to an interaction; only the sensible ones can be made.</summary>
public sealed record InteractionResponse : IHasFiles
{
    private InteractionResponse(InteractionResponseType type, InteractionResponseData? data = null)
    {
        Type = type;
        Data = data;
    }

    public InteractionResponseType Type { get; }

    public InteractionResponseData? Data { get; private init; }

    [JsonIgnore]
    public IReadOnlyList<FilePart> Files { get; private init; } = [];

    public static InteractionResponse Message(MessageCreate message) =>
        new(InteractionResponseType.Message, InteractionResponseData.From(message)) { Files = message.Files };

    public static InteractionResponse Update(MessageEdit edit) =>
        new(InteractionResponseType.UpdateMessage, InteractionResponseData.From(edit)) { Files = edit.Files };

    /// <summary>"Thinking…". Whether only one person sees the later answer is settled here.</summary>
    public static InteractionResponse DeferMessage(bool ephemeral) => new(
        InteractionResponseType.DeferredMessage,
        ephemeral ? new InteractionResponseData { Flags = MessageFlags.Ephemeral } : null);

    /// <summary>Buttons and selects only: acknowledged, the message will change later or not at all.</summary>
    public static InteractionResponse DeferUpdate() => new(InteractionResponseType.DeferredUpdateMessage);

    public static InteractionResponse Modal(string customId, string title, IReadOnlyList<Component> components) => new(
        InteractionResponseType.Modal,
        new InteractionResponseData { CustomId = customId, Title = title, Components = components });

    public static InteractionResponse Choices(IReadOnlyList<CommandChoice> choices) =>
        new(InteractionResponseType.AutocompleteResult, new InteractionResponseData { Choices = choices });

    internal InteractionResponse WithAttachments(IReadOnlyList<AttachmentInfo> attachments) =>
        this with { Data = (Data ?? new()) with { Attachments = attachments } };
}

/// <summary>The kinds of first answer.</summary>
public enum InteractionResponseType
{
    Pong = 1,
    Message = 4,
    DeferredMessage = 5,
    DeferredUpdateMessage = 6,
    UpdateMessage = 7,
    AutocompleteResult = 8,
    Modal = 9,
}

/// <summary>What a first answer carries: a message, a form or choices.</summary>
public sealed record InteractionResponseData
{
    public string? Content { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public MessageFlags? Flags { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    internal static InteractionResponseData From(MessageCreate message) => new()
    {
        Content = message.Content,
        Components = message.Components,
        Flags = message.Flags,
        AllowedMentions = message.AllowedMentions,
        Attachments = message.Attachments,
    };

    internal static InteractionResponseData From(MessageEdit edit) => new()
    {
        Content = edit.Content,
        Components = edit.Components,
        Flags = edit.Flags,
        AllowedMentions = edit.AllowedMentions,
        Attachments = edit.Attachments,
    };
}
