using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Privacy;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.Privacy;

/// <summary>
/// Forgets a person, step by step: first her key, so that what she wrote is gone in every copy; then what the features
/// keep; then, when Discord has followed, what was told and sent for her. Each step may be taken twice.
/// </summary>
/// <param name="features">What each feature remembers.</param>
/// <param name="rest">What the bot itself keeps: settings, and what was told and sent. Erased last.</param>
public sealed class Erasing(ImmutableArray<Memory> features, Memory rest, ErasureStore erasures, IClock clock)
{
    /// <summary>Saves that somebody is to be forgotten, and does what can be done now.</summary>
    /// <param name="part">The one feature that is to forget her; none: all of them.</param>
    public async Task Begin(
        long id, GuildId guild, MemberId member, string? part, CancellationToken cancellationToken)
    {
        await erasures.AskAsync(
            new Erasure(id, guild, member, part, ErasureState.Asked, clock.GetCurrentInstant()), cancellationToken);
        await Advance(id, cancellationToken);
    }

    public Task Continue(ContinueErasure action, DueContext due, CancellationToken cancellationToken) =>
        Advance(action.Erasure, cancellationToken);

    public async Task Finish(FinishErasure action, DueContext due, CancellationToken cancellationToken)
    {
        if (await erasures.FindAsync(action.Erasure, cancellationToken) is not { State: ErasureState.RowsGone } erasure)
            return;
        await rest.Forget(erasure.Guild, erasure.Member, cancellationToken);
        await erasures.EndAsync(erasure, cancellationToken);
    }

    public Task ForgetLeaver(ForgetLeaver action, DueContext due, CancellationToken cancellationToken) =>
        Begin(due.Cause.Id, due.Guild, action.Member, part: null, cancellationToken);

    private async Task Advance(long id, CancellationToken cancellationToken)
    {
        if (await erasures.FindAsync(id, cancellationToken) is not { } erasure)
            return;
        if (erasure is { State: ErasureState.Asked, Part: null })
        {
            await erasures.DestroyKeyAsync(erasure, cancellationToken);
            erasure = erasure with { State = ErasureState.KeyGone };
        }

        if (erasure.State == ErasureState.RowsGone)
            return;
        await ForgetWhatFeaturesKeep(erasure, cancellationToken);
        // Once more: what she sent off in the same moment may have been saved behind the first round's back.
        await ForgetWhatFeaturesKeep(erasure, cancellationToken);
        if (erasure.Part is null)
        {
            await erasures.RowsAreGoneAsync(erasure, clock.GetCurrentInstant(), cancellationToken);
            return;
        }

        if (erasure.Part == rest.Feature)
            await rest.Forget(erasure.Guild, erasure.Member, cancellationToken);
        await erasures.EndAsync(erasure, cancellationToken);
    }

    private async Task ForgetWhatFeaturesKeep(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var memory in features.Where(memory => erasure.Part is null || memory.Feature == erasure.Part))
            await memory.Forget(erasure.Guild, erasure.Member, cancellationToken);
    }
}
