using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Host;

/// <summary>What no feature in particular keeps about a person: settings, and what was told and sent for her.</summary>
public sealed class CommonMemory(
    MemberStore members, NoteStore notes, EventStore events, OutboxStore outbox, ScheduledActionStore later)
{
    public Memory Memory => new(
        "common",
        "Your settings, what waits to be told to you, and for up to 30 days that something was sent (numbers, no words).",
        ExportAsync,
        ForgetAsync);

    private async Task<ImmutableArray<Text>> ExportAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<Text>();
        if (await members.FindAsync(guild, member, cancellationToken).ConfigureAwait(false) is { Version: > 0 } row)
            lines.AddRange(Chosen(row));
        var waiting = (await notes.ForAsync(guild, member, cancellationToken).ConfigureAwait(false)).Length;
        if (waiting > 0)
            lines.Add(T($"Waiting to be told to you: {waiting}"));
        var planned = await later.CountAsync(guild, member, cancellationToken).ConfigureAwait(false);
        if (planned > 0)
            lines.Add(T($"Planned because of you (a reminder, an ending): {planned}"));
        return lines.ToImmutable();
    }

    /// <summary>What she chose about how the bot treats her.</summary>
    internal static IEnumerable<Text> Chosen(Member row)
    {
        yield return row.Zone is { } zone ? T($"Time zone: {zone}.") : "Time zone: the community's.";
        yield return row.Language is { } language ? T($"Language: {language}.") : "Language: as in Discord.";
        yield return row.DmYes ? "Direct messages: yes." : "Direct messages: no.";
        yield return row.Paused ? "Paused: yes." : "Paused: no.";
        yield return row.Agreed > 0
            ? T($"Agreement accepted: version {row.Agreed}.")
            : "Agreement accepted: not yet.";
        if (row is { QuietFrom: { } from, QuietTo: { } to })
            yield return T($"Quiet hours: {from} to {to}.");
        if (row.AwayUntil is { } until)
            yield return T($"Away until {until}.");
    }

    private async Task ForgetAsync(GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lane = string.Create(CultureInfo.InvariantCulture, $"member:{member.Value}");
        await events.ForgetAsync(guild, member, cancellationToken).ConfigureAwait(false);
        await outbox.ForgetAsync(guild, member, lane, cancellationToken).ConfigureAwait(false);
        await notes.ForgetAsync(guild, member, cancellationToken).ConfigureAwait(false);
        await members.ForgetAsync(guild, member, cancellationToken).ConfigureAwait(false);
        await later.ForgetAsync(guild, member, cancellationToken).ConfigureAwait(false);
    }
}
