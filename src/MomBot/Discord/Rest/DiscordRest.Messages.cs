using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Message> CreateMessageAsync(
        Snowflake channel, MessageCreate message, CancellationToken cancellationToken)
    {
        message = message with { Attachments = message.Attachments ?? Describe(message.Files) };
        return SendAsync(
            Post($"/channels/{channel}/messages").With(message, WireJson.Default.MessageCreate, message.Files),
            WireJson.Default.Message, cancellationToken);
    }

    /// <summary>Newest first, as Discord gives them; at most 100.</summary>
    public Task<IReadOnlyList<Message>> ListMessagesAsync(
        Snowflake channel, Snowflake? after, Snowflake? before, int limit, CancellationToken cancellationToken)
    {
        var query = new Query().With("after", after).With("before", before).With("limit", limit);
        return SendAsync(
            Get($"/channels/{channel}/messages{query}"), WireJson.Default.IReadOnlyListMessage, cancellationToken);
    }

    public Task<Message> EditMessageAsync(
        Snowflake channel, Snowflake message, MessageEdit edit, CancellationToken cancellationToken)
    {
        edit = edit with { Attachments = edit.Attachments ?? Describe(edit.Files) };
        return SendAsync(
            Patch($"/channels/{channel}/messages/{message}").With(edit, WireJson.Default.MessageEdit, edit.Files),
            WireJson.Default.Message, cancellationToken);
    }

    public Task DeleteMessageAsync(
        Snowflake channel, Snowflake message, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Delete($"/channels/{channel}/messages/{message}") with { Reason = reason }, cancellationToken);

    public Task PinMessageAsync(
        Snowflake channel, Snowflake message, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Put($"/channels/{channel}/messages/pins/{message}") with { Reason = reason }, cancellationToken);

    private static List<AttachmentInfo>? Describe(IReadOnlyList<FilePart> files) => files.Count == 0
        ? null
        : [.. files.Select((file, index) => new AttachmentInfo(new((ulong)index), file.Name, file.Description))];

    private static RestRequest Get(Route route) => new(HttpMethod.Get, route);

    private static RestRequest Post(Route route) => new(HttpMethod.Post, route);

    private static RestRequest Put(Route route) => new(HttpMethod.Put, route);

    private static RestRequest Patch(Route route) => new(HttpMethod.Patch, route);

    private static RestRequest Delete(Route route) => new(HttpMethod.Delete, route);
}
