using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.Members;
using MomBot.Data.Outbox;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using NodaTime;

namespace MomBot.Dispatch;

/// <summary>
/// Makes the one call an outbox row stands for. What is not safe to repeat by nature is looked for first.
/// </summary>
public sealed class JobPerformer(
    DiscordRest discord,
    OwnMessages own,
    ShapePerformer shapes,
    Replies replies,
    MemberStore members,
    CommunityStore communities,
    NoteStore notes,
    GuildCache guilds,
    IClock people)
{
    /// <summary>Performs the row and answers what it made. Throws what Discord threw.</summary>
    internal async Task<long?> PerformAsync(OutboxRow row, CancellationToken cancellationToken)
    {
        var job = Job.FromJson(row.Payload);
        switch (row.Kind)
        {
            case JobKind.Post:
                var card = await QuietedAsync(row.Guild, job.Card!, cancellationToken).ConfigureAwait(false);
                return await own.PostAsync(row, job.Channel!.Value, card, cancellationToken).ConfigureAwait(false);
            case JobKind.PostPoll:
                return await own.PostPollAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.Tell:
                return await TellAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.Update:
                await UpdateAsync(job, cancellationToken).ConfigureAwait(false);
                return null;
            case JobKind.CountMessages:
                return (await discord.GetChannelAsync(job.Channel!.Value, cancellationToken).ConfigureAwait(false))
                    .TotalMessageSent ?? 0;
            case JobKind.GiveRole:
                return await GiveRoleAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.OpenThread:
                return await OpenThreadAsync(job, cancellationToken).ConfigureAwait(false);
            case JobKind.OpenPrivateThread:
                return await OpenPrivateThreadAsync(row, job, cancellationToken).ConfigureAwait(false);
            case JobKind.PostInForum:
                return await own.PostInForumAsync(row, job, cancellationToken).ConfigureAwait(false);
            case var kind when ShapePerformer.Knows(kind):
                return await shapes.PerformAsync(row, job, cancellationToken).ConfigureAwait(false);
            default:
                await RepeatableAsync(row, job, cancellationToken).ConfigureAwait(false);
                return null;
        }
    }

    private Task RepeatableAsync(OutboxRow row, Job job, CancellationToken cancellationToken) => row.Kind switch
    {
        JobKind.TakeDown => AwakeAsync(job, () => discord.DeleteMessageAsync(
            job.Channel!.Value, job.Message!.Value, job.Reason, cancellationToken), cancellationToken),
        // Pinned. See Discord docs: Channels Resource (Channel Flags).
        JobKind.Pin when job.Channel == job.Message => discord.ModifyChannelAsync(
            job.Channel!.Value, new ChannelChange { Flags = 1 << 1 }, job.Reason, cancellationToken),
        JobKind.Pin => discord.PinMessageAsync(job.Channel!.Value, job.Message!.Value, job.Reason, cancellationToken),
        JobKind.AddToThread => discord.AddThreadMemberAsync(job.Channel!.Value, job.User!.Value, cancellationToken),
        JobKind.RemoveFromThread =>
            discord.RemoveThreadMemberAsync(job.Channel!.Value, job.User!.Value, cancellationToken),
        JobKind.CloseThread => discord.ModifyChannelAsync(
            job.Channel!.Value, new ChannelChange { Archived = true, Locked = true }, job.Reason, cancellationToken),
        JobKind.DeleteThread => discord.DeleteChannelAsync(job.Channel!.Value, job.Reason, cancellationToken),
        JobKind.TakeRole => discord.RemoveRoleAsync(
            Guild(row), job.User!.Value, job.Role!.Value, job.Reason, cancellationToken),
        JobKind.UpdateAnswer => replies.RedrawAsync(guilds.Application, job.Token!, job.Card!, cancellationToken),
        _ => throw new InvalidOperationException($"Nobody knows how to perform {row.Kind}."),
    };

    /// <summary>Answers the role that was given; none when she had it already, so that it stays hers.</summary>
    private async Task<long?> GiveRoleAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        // At a second try what she has may be of the first.
        if (row.FirstAttemptAt is null && (await discord.GetMemberAsync(
            Guild(row), job.User!.Value, cancellationToken).ConfigureAwait(false)).Roles.Contains(job.Role!.Value))
            return null;
        await discord.AddRoleAsync(Guild(row), job.User!.Value, job.Role!.Value, job.Reason, cancellationToken)
            .ConfigureAwait(false);
        return (long)job.Role.Value.Value;
    }

    /// <summary>
    /// The thread of the matter; else a direct message after her recorded yes; else at her next press.
    /// </summary>
    private async Task<long?> TellAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        var who = new MemberId((long)job.User!.Value.Value);
        if (job.Channel is { } thread)
        {
            try
            {
                var card = await QuietedAsync(row.Guild, job.Card!, cancellationToken).ConfigureAwait(false);
                return await own.PostAsync(row, thread, card, cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException closed) when (closed.Error is { Kind: DiscordErrorKind.Gone or
                DiscordErrorKind.Forbidden, Code: not ErrorCodes.UnknownMessage })
            {
                // A moderator has deleted or locked the thread: what she has to know reaches her all the same.
            }
        }

        if (await MayRingAsync(row.Guild, who, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                var direct = await discord.OpenDirectMessageAsync(
                    job.User.Value, cancellationToken).ConfigureAwait(false);
                return await own.PostAsync(row, direct.Id, job.Card!, cancellationToken).ConfigureAwait(false);
            }
            catch (DiscordException closed) when (closed.Kind == DiscordErrorKind.Forbidden)
            {
                // Her direct messages are closed: she hears it at her next press instead.
            }
        }

        // What is told to somebody who has left is told to nobody.
        if (!(await members.FindAsync(row.Guild, who, cancellationToken).ConfigureAwait(false)).Gone)
            await notes.LeaveAsync(new Note(row.Id, row.Guild, who, row.Payload), cancellationToken)
                .ConfigureAwait(false);
        return null;
    }

    /// <summary>Whoever pauses is not pinged.</summary>
    private async Task<DrawnCard> QuietedAsync(GuildId guild, DrawnCard card, CancellationToken cancellationToken)
    {
        var awake = new List<Snowflake>();
        foreach (var user in card.PingUsers)
        {
            var member = new MemberId((long)user.Value);
            if (!(await members.FindAsync(guild, member, cancellationToken).ConfigureAwait(false)).IsOut)
                awake.Add(user);
        }

        return awake.Count == card.PingUsers.Count ? card : card with { PingUsers = awake };
    }

    /// <summary>She said yes to direct messages, and is neither paused, away nor in her quiet hours.</summary>
    private async Task<bool> MayRingAsync(GuildId guild, MemberId who, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(guild, who, cancellationToken).ConfigureAwait(false);
        if (!member.DmYes)
            return false;
        var community = await communities.FindAsync(guild, cancellationToken).ConfigureAwait(false);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(member.Zone ?? community.Zone) ?? DateTimeZone.Utc;
        return !member.RestsAt(people.GetCurrentInstant().InZone(zone).LocalDateTime);
    }

    private async Task UpdateAsync(Job job, CancellationToken cancellationToken)
    {
        var marked = await own.MarkerOfAsync(job.Message!.Value, cancellationToken).ConfigureAwait(false) is { } marker
            ? job.Card!.Marked(marker)
            : job.Card!;
        await AwakeAsync(job, () => discord.EditMessageAsync(
            job.Channel!.Value, job.Message.Value, marked.ToEdit(), cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>In a thread in which nobody wrote for days nothing can be done before it is woken.</summary>
    private async Task AwakeAsync(Job job, Func<Task> act, CancellationToken cancellationToken)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (DiscordException asleep) when (asleep.Error.Code == ErrorCodes.ThreadIsArchived)
        {
            var awake = new ChannelChange { Archived = false };
            await discord.ModifyChannelAsync(job.Channel!.Value, awake, null, cancellationToken).ConfigureAwait(false);
            await act().ConfigureAwait(false);
        }
    }

    private async Task<long?> OpenThreadAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            var thread = await discord.StartThreadFromMessageAsync(
                job.Channel!.Value, job.Message!.Value, new ThreadCreate(job.Name!), job.Reason, cancellationToken)
                .ConfigureAwait(false);
            return (long)thread.Id.Value;
        }
        catch (DiscordException there) when (there.Error.Code == ErrorCodes.ThreadExists)
        {
            return (long)job.Message!.Value.Value; // A message's thread carries the message's number.
        }
    }

    /// <summary>
    /// A loose thread has no nonce: its name carries the row's marker, by which an earlier try is found.
    /// </summary>
    private async Task<long?> OpenPrivateThreadAsync(OutboxRow row, Job job, CancellationToken cancellationToken)
    {
        var name = $"{job.Name} · {Reference.Of((ulong)row.Marker).ToLowerInvariant()}";
        if (row.Attempts > 0)
        {
            var active = await discord.ListActiveThreadsAsync(Guild(row), cancellationToken).ConfigureAwait(false);
            if (active.Threads.FirstOrDefault(thread => thread.Name == name) is { } there)
                return (long)there.Id.Value;
        }

        var made = await discord.StartThreadAsync(
            job.Channel!.Value,
            new ThreadCreate(name) { Type = ChannelType.PrivateThread, Invitable = false },
            job.Reason,
            cancellationToken).ConfigureAwait(false);
        return (long)made.Id.Value;
    }

    private static Snowflake Guild(OutboxRow row) => new((ulong)row.Guild.Value);
}
