using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>
/// Everything there is to ask: what came with the bot, for ordinary rounds and for light ones, and what a community has
/// of its own; with the pages to read on that were set there.
/// </summary>
/// <param name="polls">Questions with ready answers, to smile at.</param>
public sealed class ThemeBank(
    CheckInStore store,
    ImmutableArray<PromptTheme> usual,
    ImmutableArray<PromptTheme> noProblems,
    ImmutableArray<FunPoll> polls)
{
    /// <summary>Those that came with the bot.</summary>
    public ImmutableArray<PromptTheme> Shipped { get; } = [.. usual, .. noProblems];

    public async Task<ImmutableArray<PromptTheme>> ForAsync(
        GuildId guild, RoundFormat format, CancellationToken cancellationToken)
    {
        var links = await store.LinksAsync(guild, cancellationToken);
        ImmutableArray<PromptTheme> themes = format == RoundFormat.NoProblems
            ? noProblems
            :
            [
                .. usual,
                .. (await store.PromptsAsync(guild, cancellationToken))
                    .Where(prompt => prompt.Status == PromptStatus.Asked).Select(OwnPrompts.ThemeOf),
            ];
        return [.. themes.Select(theme => links.TryGetValue(theme.Key, out var link) ? Linked(theme, link) : theme)];

        static PromptTheme Linked(PromptTheme theme, string link) => theme with { Link = new Uri(link) };
    }

    /// <summary>The poll of a schedule's next round: one it had not yet, else the one it had longest ago.</summary>
    /// <param name="except">One that is to give way to another.</param>
    public async Task<RoundPoll?> PollAsync(
        Rhythm rhythm, LocalDate date, string language, string? except, CancellationToken cancellationToken)
    {
        if (!RoundFormats.HasPoll(rhythm.Format) || polls.IsEmpty)
            return null;
        var had = await store.PollsAsync(rhythm.Id, date, cancellationToken);
        var random = new Random((int)(rhythm.Id.Value % int.MaxValue));
        var poll = polls.OrderBy(_ => random.Next()).Where(each => each.Key != except)
            .MaxBy(each => (uint)had.IndexOf(each.Key));
        return poll is null ? null : new RoundPoll(poll.Key, poll.QuestionIn(language), poll.AnswersIn(language));
    }
}
