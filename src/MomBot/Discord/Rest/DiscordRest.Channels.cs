using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken) =>
        SendAsync(Get($"/channels/{channel}"), WireJson.Default.Channel, cancellationToken);

    public Task<Channel> ModifyChannelAsync(
        Snowflake channel, ChannelChange change, string? reason, CancellationToken cancellationToken) => SendAsync(
        Patch($"/channels/{channel}").With(change, WireJson.Default.ChannelChange) with { Reason = reason },
        WireJson.Default.Channel, cancellationToken);

    public Task DeleteChannelAsync(Snowflake channel, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Delete($"/channels/{channel}") with { Reason = reason }, cancellationToken);

    public Task SetOverwriteAsync(
        Snowflake channel, Overwrite overwrite, string? reason, CancellationToken cancellationToken)
    {
        var body = new OverwriteChange(overwrite.Type, overwrite.Allow, overwrite.Deny);
        return SendAsync(
            Put($"/channels/{channel}/permissions/{overwrite.Id}").With(body, WireJson.Default.OverwriteChange)
                with { Reason = reason },
            cancellationToken);
    }

    public Task DeleteOverwriteAsync(
        Snowflake channel, Snowflake roleOrMember, string? reason, CancellationToken cancellationToken) =>
        SendAsync(
            Delete($"/channels/{channel}/permissions/{roleOrMember}") with { Reason = reason }, cancellationToken);

    /// <summary>A second try answers 160004: the thread's id is the message's.</summary>
    public Task<Channel> StartThreadFromMessageAsync(
        Snowflake channel, Snowflake message, ThreadCreate thread, string? reason,
        CancellationToken cancellationToken) => SendAsync(
        Post($"/channels/{channel}/messages/{message}/threads").With(thread, WireJson.Default.ThreadCreate)
            with { Reason = reason },
        WireJson.Default.Channel, cancellationToken);

    /// <summary>A loose thread, public or private. Read back before a second try: nothing tells two apart.</summary>
    public Task<Channel> StartThreadAsync(
        Snowflake channel, ThreadCreate thread, string? reason, CancellationToken cancellationToken) => SendAsync(
        Post($"/channels/{channel}/threads").With(thread, WireJson.Default.ThreadCreate) with { Reason = reason },
        WireJson.Default.Channel, cancellationToken);

    public Task<Channel> CreateForumPostAsync(
        Snowflake forum, ForumPostCreate post, string? reason, CancellationToken cancellationToken)
    {
        var message = post.Message with { Attachments = post.Message.Attachments ?? Describe(post.Message.Files) };
        return SendAsync(
            Post($"/channels/{forum}/threads")
                .With(post with { Message = message }, WireJson.Default.ForumPostCreate, message.Files)
                with { Reason = reason },
            WireJson.Default.Channel, cancellationToken);
    }

    public Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(Put($"/channels/{thread}/thread-members/{user}"), cancellationToken);

    public Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(Delete($"/channels/{thread}/thread-members/{user}"), cancellationToken);

    /// <summary>Opens a direct message, or finds the one there is.</summary>
    public Task<Channel> OpenDirectMessageAsync(Snowflake user, CancellationToken cancellationToken) => SendAsync(
        Post($"/users/@me/channels").With(new DirectMessageCreate(user), WireJson.Default.DirectMessageCreate)
            with { Repeatable = true },
        WireJson.Default.Channel, cancellationToken);
}
