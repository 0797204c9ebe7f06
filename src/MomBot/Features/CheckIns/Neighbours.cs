using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>What check-ins read of other parts of the village: numbers, links, files. The host fills it in.</summary>
/// <param name="People">How many people a community has; 0: that is not known.</param>
/// <param name="OpenRequests">Requests that everyone may see and that wait for a hand.</param>
/// <param name="HandsLent">How often somebody helped somebody in a year.</param>
/// <param name="StagesOf">The keys of the stages somebody has chosen and is in.</param>
/// <param name="InStage">How many people are in a stage, and how many of them are away on a day.</param>
/// <param name="CohortRoom">The room of a cohort somebody is in; none: she is in none that has one.</param>
/// <param name="Hosts">How many look after the place and are not away on a day.</param>
/// <param name="Read">What stands in a file that was handed in; none: it is too large, or cannot be read.</param>
public sealed record Neighbours(
    Func<GuildId, int> People,
    Func<GuildId, CancellationToken, Task<ImmutableArray<OpenRequest>>> OpenRequests,
    Func<GuildId, int, CancellationToken, Task<int>> HandsLent,
    Func<GuildId, MemberId, CancellationToken, Task<ImmutableArray<string>>> StagesOf,
    Func<GuildId, string, LocalDate, CancellationToken, Task<Reach>> InStage,
    Func<GuildId, MemberId, CancellationToken, Task<ChannelId?>> CohortRoom,
    Func<GuildId, LocalDate, CancellationToken, Task<int>> Hosts,
    Func<HandedIn, CancellationToken, Task<string?>> Read);
