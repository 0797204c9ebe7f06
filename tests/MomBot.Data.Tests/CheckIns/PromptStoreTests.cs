using System.Collections.Immutable;
using MomBot.Data.CheckIns;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.CheckIns;

public class PromptStoreTests
{
    [EveryDatabase]
    public async Task ASuggestion_IsHersUntilItIsTaken_ThenNobodysNameHangsOnIt(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await AddAsync(village, 1, Some.Maya);
        await AddAsync(village, 1, Some.Maya);
        var hers = await village.Store.SuggestionsOfAsync(Some.Guild, Some.Maya, default);
        Assert.Equal(Some.Maya, Assert.Single(hers).By);

        await village.Store.ChangePromptAsync(
            new PromptId(1),
            Some.Guild,
            Some.Press(2),
            prompt => Decision.Accept(prompt with { By = null, Status = PromptStatus.Asked }),
            default);
        await village.Store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);
        village.Database.Connections.Installation.Keys.Forget(Some.Guild, Some.Maya, Some.Morning);

        var own = Assert.Single(await village.Store.PromptsAsync(Some.Guild, default));
        Assert.Equal((null, "Which tune?", PromptStatus.Asked), (own.By, own.Wording, own.Status));
    }

    [EveryDatabase]
    public async Task WhoeverIsForgotten_OrLeaves_TakesTheSuggestionAlong(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await AddAsync(village, 1, Some.Maya);
        await AddAsync(village, 2, Some.Ana);

        await village.Store.ForgetAsync(Some.Guild, Some.Maya, Some.Morning, default);
        Assert.Equal(Some.Ana, Assert.Single(await village.Store.PromptsAsync(Some.Guild, default)).By);
        await village.Store.LeaveAsync(Some.Guild, Some.Ana, default);

        Assert.Empty(await village.Store.PromptsAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task WhatIsDeclined_IsNotKept_AndAnothersCommunityDoesNotSeeIt(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await AddAsync(village, 1, Some.Maya);
        Assert.Null(await village.Store.PromptAsync(new PromptId(1), new GuildId(99), default));

        await village.Store.ChangePromptAsync(
            new PromptId(1),
            Some.Guild,
            Some.Press(2),
            prompt => Decision.Accept(prompt with { Status = PromptStatus.Declined }),
            default);

        Assert.Equal(0, await village.Database.ScalarAsync<long>("select count(*) from check_in_prompts"));
    }

    [EveryDatabase]
    public async Task AFile_IsTakenInOnce_AndAKnownKeyTakesTheOlderOnesPlace(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var first = Prompt(0, null) with { Key = "tune", Status = PromptStatus.Asked };
        for (var time = 0; time < 2; time++)
            await village.Store.ImportAsync(Some.Guild, [first, first with { Key = "other" }], Some.Press(5), default);

        await village.Store.ImportAsync(Some.Guild, [first with { Depth = 2 }], Some.Press(6), default);

        var all = await village.Store.PromptsAsync(Some.Guild, default);
        Assert.Equal(["other", "tune"], all.Select(each => each.Key).Order());
        Assert.Equal(2, all.Single(each => each.Key == "tune").Depth);
    }

    [EveryDatabase]
    public async Task WhatSomebodyWrote_IsNotReadableInTheTable(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await AddAsync(village, 1, Some.Maya);

        var rows = await village.Database.Connections.ReadAsync(
            connection => Dapper.SqlMapper.QueryAsync(connection, "select * from check_in_prompts"), default);
        var bytes = Assert.Single(rows.SelectMany(row => ((IDictionary<string, object?>)row).Values).OfType<byte[]>());
        Assert.DoesNotContain("tune", System.Text.Encoding.UTF8.GetString(bytes));
    }

    [EveryDatabase]
    public async Task APage_IsSet_ChangedAndTakenAway(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await village.Store.LinkAsync(Some.Guild, "rest-day", "https://example.org/a", default);
        await village.Store.LinkAsync(Some.Guild, "rest-day", "https://example.org/b", default);
        Assert.Equal("https://example.org/b", (await village.Store.LinksAsync(Some.Guild, default))["rest-day"]);

        await village.Store.LinkAsync(Some.Guild, "rest-day", null, default);

        Assert.Empty(await village.Store.LinksAsync(Some.Guild, default));
    }

    [EveryDatabase]
    public async Task ARoundsPollPageAndReach_ComeBackAsTheyWereSaved(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var round = Village.Round(1, new(2026, 11, 4)) with
        {
            Poll = new RoundPoll("tea", "Tea or coffee?", ["Tea", "Coffee"]),
            Link = "https://example.org/a",
            Deeper = new Question("deep", "Deeper?", null) { Link = "https://example.org/b" },
            Asked = 41,
            Away = 3,
        };
        await village.AddAsync(round);

        Assert.Equal(round, await village.Store.FindAsync(round.Id, default));
        Assert.Equal("tea", Assert.Single(await village.Store.PollsAsync(round.Rhythm, new(2026, 11, 5), default)));
    }

    private static Task AddAsync(Village village, long id, MemberId by) => village.Store.AddPromptAsync(
        Prompt(id, by), Some.Press(id), () => Decision.Accept(Prompt(id, by)), default);

    private static OwnPrompt Prompt(long id, MemberId? by) => new(
        new PromptId(id),
        Some.Guild,
        by,
        $"own-{id}",
        1,
        AdultLife: false,
        Light: true,
        "fun",
        "any",
        new PromptWords(
            ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("en", ["Which tune?"]),
            ImmutableDictionary<string, string>.Empty),
        PromptStatus.Suggested,
        Some.Morning,
        1);
}
