using System.Text.Json.Nodes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Strictness;

/// <summary>A message body that has passed: what is null was not named.</summary>
public sealed record MessageDraft(
    string? Content,
    JsonArray? Embeds,
    JsonArray? Components,
    MessageFlag? Flags,
    Mentions? Allowed,
    List<Attachment>? Attachments,
    JsonNode? Poll)
{
    public bool NamesContent { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content) && Embeds is not { Count: > 0 }
        && Components is not { Count: > 0 } && Attachments is not { Count: > 0 } && Poll is null;

    /// <summary>Puts what was named upon a message; what was not named stays.</summary>
    public void ApplyTo(Message message)
    {
        if (NamesContent) message.Content = Content ?? "";
        if (Embeds is not null) message.Embeds = Embeds;
        if (Components is not null) message.Components = Components;
        if (Poll is not null) message.Poll = Poll;
        if (Attachments is null) return;
        message.Attachments.Clear();
        message.Attachments.AddRange(Attachments.Select(one => one with { Ephemeral = message.OnlyFor is not null }));
    }
}
