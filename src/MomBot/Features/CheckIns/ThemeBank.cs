using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;

namespace MomBot.Features.CheckIns;

/// <summary>Everything there is to ask: what came with the bot, for ordinary rounds and for light ones.</summary>
public sealed class ThemeBank(ImmutableArray<PromptTheme> usual, ImmutableArray<PromptTheme> noProblems)
{
    public Task<ImmutableArray<PromptTheme>> ForAsync(
        GuildId guild, RoundFormat format, CancellationToken cancellationToken) =>
        Task.FromResult(format == RoundFormat.NoProblems ? noProblems : usual);
}
