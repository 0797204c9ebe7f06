using MomBot.Data.Outbox;
using MomBot.Discord;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>
/// Posts a message once. Within a minute of the first try the nonce keeps Discord from making it twice; after that the
/// channel is read back and our message known again by its marker. What cannot be known and would hurt twice is left
/// to a person.
/// </summary>
public sealed class OwnMessages(DiscordRest discord, OutboxStore outbox, GuildCache guilds, ReliableClock clock)
{
    private const int MostPages = 10;
    private static readonly Duration NonceHolds = Duration.FromSeconds(60);

    /// <summary>
    /// For so long a message that is not there is taken for one that never arrived. Later, a moderator may as well have
    /// taken it down while nobody looked: Discord does not tell which, so a person is asked.
    /// </summary>
    private static readonly Duration MissingMeansLost = Duration.FromHours(1);

    private static readonly Duration Slack = Duration.FromMinutes(2);

    internal async Task<long?> PostAsync(
        OutboxRow row, Snowflake channel, DrawnCard card, CancellationToken cancellationToken)
    {
        if (row.FirstAttemptAt is { } first && clock.Now - first > NonceHolds)
        {
            if (await FindAsync(channel, row.Marker, first, cancellationToken).ConfigureAwait(false) is { } there)
                return (long)there.Value;
            if (row.Sensitive || clock.Now - first > MissingMeansLost)
                throw new UnknownDeliveryException();
        }

        var posted = await discord.CreateMessageAsync(
            channel, card.Marked(row.Marker).ToMessage(nonce: row.Nonce), cancellationToken).ConfigureAwait(false);
        return (long)posted.Id.Value;
    }

    /// <summary>Posts a poll, once. It can carry no marker: when its nonce no longer holds, nobody can tell.</summary>
    internal async Task<long?> PostPollAsync(OutboxRow row, Job job, CancellationToken cancellationToken) =>
        clock.Now - row.FirstAttemptAt > NonceHolds
            ? throw new UnknownDeliveryException()
            : (long)(await discord.CreateMessageAsync(
                job.Channel!.Value, MessageCreate.OfPoll(job.Name!, job.Tags ?? [], row.Nonce), cancellationToken)
                .ConfigureAwait(false)).Id.Value;

    /// <summary>
    /// Opens a post in a forum, once: a second try looks for the post of this name whose first message is marked.
    /// </summary>
    internal async Task<long?> PostInForumAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        if (row.FirstAttemptAt is { } first)
        {
            var active = await discord.ListActiveThreadsAsync(new((ulong)row.Guild.Value), cancellationToken)
                .ConfigureAwait(false);
            foreach (var post in active.Threads.Where(each => each.ParentId == job.Channel && each.Name == job.Name))
            {
                if (await FindAsync(post.Id, row.Marker, first, cancellationToken).ConfigureAwait(false) is not null)
                    return (long)post.Id.Value;
            }

            // A post has no nonce, and what is asked there is a family's: not a second time by itself.
            if (clock.Now - first > NonceHolds)
                throw new UnknownDeliveryException();
        }

        var forum = await discord.GetChannelAsync(job.Channel!.Value, cancellationToken).ConfigureAwait(false);
        var made = await discord.CreateForumPostAsync(
            forum.Id,
            new ForumPostCreate(job.Name!, job.Card!.Marked(row.Marker).ToMessage())
            {
                AppliedTags = ShapePerformer.TagIds(forum, job.Tags ?? []),
            },
            job.Reason,
            cancellationToken).ConfigureAwait(false);
        return (long)made.Id.Value;
    }

    /// <summary>The marker a message of ours carries, so that redrawing keeps it.</summary>
    internal async Task<int?> MarkerOfAsync(Snowflake message, CancellationToken cancellationToken) =>
        (await outbox.FindByMessageAsync((long)message.Value, cancellationToken).ConfigureAwait(false))?.Marker;

    private async Task<Snowflake?> FindAsync(
        Snowflake channel, int marker, Instant first, CancellationToken cancellationToken)
    {
        var after = Snowflake.FromTime((first - Slack).ToDateTimeOffset());
        for (var page = 0; page < MostPages; page++)
        {
            var messages = await discord.ListMessagesAsync(
                channel, after, before: null, DiscordLimits.MessagesPerPage, cancellationToken).ConfigureAwait(false);
            var ours = messages.FirstOrDefault(message =>
                message.Author?.Id.Value == guilds.Bot && message.Components is [{ Id: { } id }, ..] && id == marker);
            if (ours is not null)
                return ours.Id;
            if (messages.Count < DiscordLimits.MessagesPerPage)
                return null;
            after = messages.Max(message => message.Id);
        }

        return null;
    }
}

/// <summary>It may have arrived or not, nobody can tell, and twice would hurt.</summary>
internal sealed class UnknownDeliveryException() : Exception("It could not be known whether it arrived.");
