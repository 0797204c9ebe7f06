using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Data.Communities;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What a round asks: one question, or two doors, and why these.</summary>
public sealed record Chosen(Question? First, Question? Deeper, ThemeChoice Choice, ImmutableArray<Reason> Why, int Left)
{
    public static readonly Chosen Nothing = new(null, null, ThemeChoice.Fresh, [], int.MaxValue);

    /// <summary>A poll for its thread.</summary>
    public RoundPoll? Poll { get; init; }
}

/// <summary>Chooses what a schedule asks on a date, heeding what was asked there before.</summary>
public sealed class CheckInThemes(CheckInStore store, ThemeBank bank)
{
    /// <summary>More than a lifetime of weeks.</summary>
    private const int RoundsLookedAt = 5000;

    /// <param name="except">A theme, or a poll, that is to give way to another.</param>
    public async Task<Chosen> ChooseAsync(
        Community community,
        Rhythm rhythm,
        LocalDate date,
        CancellationToken cancellationToken,
        string? except = null)
    {
        var poll = await bank.PollAsync(rhythm, date, community.Language, except, cancellationToken);
        if (!RoundFormats.NeedsAQuestion(rhythm.Format))
            return Chosen.Nothing with { Poll = poll };
        var channel = community.ChannelOf(rhythm);
        var history = await store.HistoryAsync(rhythm.Id, channel, date, RoundsLookedAt, cancellationToken);
        var themes = await bank.ForAsync(community.Id, rhythm.Format, cancellationToken);
        var byKey = themes.ToDictionary(theme => theme.Key);
        var asking = new Asking(
            rhythm.Id,
            community.WholeStageOf(channel),
            rhythm.Deepest,
            [.. rhythm.Without.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            date,
            community.Language,
            RoundFormats.DoorOf(rhythm.Format),
            [.. history.Select(past => (past.Date, past.Theme, byKey.GetValueOrDefault(past.Theme)))])
        {
            Mix = rhythm.Mix,
        };
        if (except is not null)
            themes = themes.RemoveAll(theme => theme.Key == except);
        if (await PickUpAsync(rhythm, date, cancellationToken) is { } before)
        {
            var again = new Question("", before.Prompt, before.Note) { Link = before.Link };
            return new(again, null, ThemeChoice.Fresh, [], int.MaxValue);
        }

        var first = CheckInPicker.Choose(themes, PickerLaws.All, asking);
        var deeper = first is null || rhythm.Format != RoundFormat.TwoDoors
            ? null
            : CheckInPicker.Choose(themes.Remove(first.Theme), PickerLaws.All, asking with { Door = Door.Deeper });
        return first is null
            ? new(null, null, ThemeChoice.Fresh, [], 0)
            : new(Of(first), deeper is null ? null : Of(deeper), first.Choice, first.Why, first.Left) { Poll = poll };
    }

    /// <summary>What was taken home the last time is picked up before something new is.</summary>
    private async Task<Round?> PickUpAsync(Rhythm rhythm, LocalDate date, CancellationToken cancellationToken) =>
        rhythm.Format == RoundFormat.TakeHome
            && await store.LastAsync(rhythm.Id, date, cancellationToken) is { Theme.Length: > 0 } last ? last : null;

    private static Question Of(Pick pick) =>
        new(pick.Theme.Key, pick.Wording, pick.Note) { Link = pick.Theme.Link?.ToString() };
}
