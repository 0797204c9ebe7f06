using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Events;
using MomBot.Data.Members;
using MomBot.Data.Outbox;
using MomBot.Data.ScheduledActions;
using MomBot.Interactions;

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

    private async Task<ImmutableArray<string>> ExportAsync(
        GuildId guild, MemberId member, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        if (await members.ExportAsync(guild, member, cancellationToken).ConfigureAwait(false) is { } settings)
            lines.Add(settings);
        var waiting = (await notes.ForAsync(guild, member, cancellationToken).ConfigureAwait(false)).Length;
        if (waiting > 0)
            lines.Add($"Waiting to be told to you: {waiting}");
        var planned = await later.CountAsync(guild, member, cancellationToken).ConfigureAwait(false);
        if (planned > 0)
            lines.Add($"Planned because of you (a reminder, an ending): {planned}");
        return lines.ToImmutable();
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
