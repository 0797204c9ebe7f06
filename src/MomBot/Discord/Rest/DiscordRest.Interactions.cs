using MomBot.Discord.RateLimits;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    /// <summary>Answers first. Heard twice is heard: a second "already acknowledged" is success.</summary>
    public async Task AnswerAsync(
        Interaction interaction, InteractionResponse response, CancellationToken cancellationToken)
    {
        try
        {
            await SendAsync(
                InLane(Post($"/interactions/{interaction.Id}/{interaction.Token}/callback"), response)
                    with { Repeatable = true },
                cancellationToken);
        }
        catch (DiscordException refused) when (refused.Error.Code == ErrorCodes.AlreadyAcknowledged)
        {
        }
    }

    public Task<Message> EditOriginalAsync(
        Interaction interaction, MessageEdit edit, CancellationToken cancellationToken) => SendAsync(
        InLane(Patch($"/webhooks/{interaction.ApplicationId}/{interaction.Token}/messages/@original"), edit),
        WireJson.Default.Message, cancellationToken);

    public Task<Message> CreateFollowupAsync(
        Interaction interaction, MessageCreate message, CancellationToken cancellationToken)
    {
        message = message with { Attachments = message.Attachments ?? Describe(message.Files) };
        return SendAsync(
            InLane(Post($"/webhooks/{interaction.ApplicationId}/{interaction.Token}"))
                .With(message, WireJson.Default.MessageCreate, message.Files),
            WireJson.Default.Message, cancellationToken);
    }

    private static RestRequest InLane(RestRequest request) =>
        request with { Lane = Lane.Interaction, Authorised = false };

    private static RestRequest InLane(RestRequest request, MessageEdit edit)
    {
        edit = edit with { Attachments = edit.Attachments ?? Describe(edit.Files) };
        return InLane(request).With(edit, WireJson.Default.MessageEdit, edit.Files);
    }

    private static RestRequest InLane(RestRequest request, InteractionResponse response)
    {
        if (response.Data?.Attachments is null && Describe(response.Files) is { } attachments)
            response = response.WithAttachments(attachments);
        return InLane(request).With(response, WireJson.Default.InteractionResponse, response.Files);
    }
}
