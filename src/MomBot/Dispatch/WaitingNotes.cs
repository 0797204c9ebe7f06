using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.DoNotMatch;
using MomBot.Data.Members;
using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using MomBot.Interactions;

namespace MomBot.Dispatch;

/// <summary>What could not reach somebody is shown at her next press, to her alone, after its answer.</summary>
public sealed class WaitingNotes(
    NoteStore notes,
    MemberStore members,
    DoNotMatchStore pairs,
    Replies replies,
    TimeProvider time,
    ILogger<WaitingNotes> logger)
{
    /// <summary>A token lives 15 minutes; one is left. See Discord docs: Receiving and Responding.</summary>
    private static readonly TimeSpan AnswersLive = TimeSpan.FromMinutes(14);

    /// <summary>Two presses at once must not both show a note.</summary>
    private readonly ConcurrentDictionary<long, bool> _underWay = [];

    /// <summary>Shows what waits and lets it go once shown; what Discord did not take waits on.</summary>
    internal async Task ShowAsync(
        Interaction interaction, InteractionContext context, long received, CancellationToken cancellationToken)
    {
        if (context.Guild is not { } guild)
            return;
        var waiting = await notes.ForAsync(guild, context.Member, cancellationToken).ConfigureAwait(false);
        if (waiting.IsEmpty
            || (await members.FindAsync(guild, context.Member, cancellationToken).ConfigureAwait(false)).IsOut)
            return;
        var apart = await pairs.ListAsync(guild, context.Member, cancellationToken).ConfigureAwait(false);
        foreach (var note in waiting)
        {
            if (time.GetElapsedTime(received) > AnswersLive || !_underWay.TryAdd(note.Id, true))
                continue;
            try
            {
                await ShowAsync(interaction, note, apart, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _underWay.TryRemove(note.Id, out _);
            }
        }
    }

    private async Task ShowAsync(
        Interaction interaction, Note note, ImmutableArray<MemberId> apart, CancellationToken cancellationToken)
    {
        var card = Job.FromJson(note.Card).Card!;
        try
        {
            // Written before she would rather not meet them: what was between the two is over.
            if (!apart.Any(card.Names))
            {
                await replies.FollowUpAsync(interaction, card, ephemeral: true, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (DiscordException unsure) when (unsure.Kind == DiscordErrorKind.Unknown)
        {
            // It may have been shown: twice to her alone is better than never.
            return;
        }
        catch (DiscordException refused) when (refused.Kind == DiscordErrorKind.Invalid)
        {
            // It can never be shown, and must not stand before those that come after it.
            Log.NoteRefused(logger, refused.Message);
        }

        await notes.RemoveAsync(note.Id, cancellationToken).ConfigureAwait(false);
    }
}
