using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>Chooses a community's theme for a date from what <c>config/</c> offers and what was asked before.</summary>
public sealed class CheckInThemes(CheckInStore store, ImmutableArray<PromptTheme> bank)
{
    /// <summary>As far back as any bank needs that is used up in turn.</summary>
    private const int RoundsLookedAt = 500;

    public async Task<Pick?> ChooseAsync(Community community, LocalDate date, CancellationToken cancellationToken) =>
        CheckInPicker.Choose(
            bank,
            await store.HistoryAsync(community.Id, RoundsLookedAt, cancellationToken),
            community.Id,
            date,
            community.Language);
}
