using System.Collections.Immutable;
using MomBot.Data.Communities;
using MomBot.Data.Events;
using MomBot.Data.Setup;
using MomBot.Data.Tests.Support;

namespace MomBot.Data.Tests.Setup;

public class SetupStoreTests
{
    private static readonly SetupStep Help = new("channel", "help", "help", "Ask", null, StepState.Waiting);
    private static readonly SetupStep Room =
        new("channel", "stage:teen", "stage-teen", "Their side", new RoleId(44), StepState.Stuck, "Down")
        {
            Category = "Stages",
        };

    [EveryDatabase]
    public async Task ACommunityThatNobodySetUp_IsFresh(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        var run = await new SetupStore(database.Connections).FindAsync(Some.Guild, default);

        Assert.Equal((0, 0L, 0), (run.Steps.Length, run.Press, run.Version));
        Assert.Null(run.Stages);
    }

    [EveryDatabase]
    public async Task ARunIsReadBackAsItWasSaved_AlsoAfterARestart(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        await ChangeAsync(database, 1, run => run with { Stages = ["teen", "grown"], MakeNew = ["role.x"] });
        await ChangeAsync(database, 2, run => run with { Press = 5, Token = "secret", Steps = [Help, Room] });

        await database.ReopenAsync();
        var run = await new SetupStore(database.Connections).FindAsync(Some.Guild, default);

        Assert.Equal(["teen", "grown"], run.Stages!.Value.ToArray());
        Assert.Equal((5L, "secret", 2), (run.Press, run.Token, run.Version));
        Assert.Equal([Help, Room], run.Steps.ToArray());
        Assert.Equal(["role.x"], run.MakeNew.ToArray());
    }

    [EveryDatabase]
    public async Task WantingNoStageAtAll_IsRemembered(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        await ChangeAsync(database, 1, run => run with { Stages = [] });

        Assert.Empty((await new SetupStore(database.Connections).FindAsync(Some.Guild, default)).Stages!.Value);
    }

    [EveryDatabase]
    public async Task TheTokenIsSealed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);

        await ChangeAsync(database, 1, run => run with { Token = "secret" });

        var kept = await database.ScalarAsync<byte[]>("select token from setup_runs");
        Assert.DoesNotContain("secret", System.Text.Encoding.Latin1.GetString(kept!));
    }

    [EveryDatabase]
    public async Task WhenTwoStepsEndAtOnce_BothAreKept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var steps = Enumerable.Range(1, 2).Select(number => Help with { Key = $"stage:{number}" }).ToImmutableArray();
        await ChangeAsync(database, 1, run => run with { Steps = steps });

        await Task.WhenAll(steps.Select((step, at) => Task.Run(() =>
            ChangeAsync(database, at + 2, run => run.With(step with { State = StepState.Made })))));

        var run = await new SetupStore(database.Connections).FindAsync(Some.Guild, default);
        Assert.All(run.Steps, step => Assert.Equal(StepState.Made, step.State));
        Assert.Equal(steps.Select(step => step.Key), run.Steps.Select(step => step.Key));
        Assert.Equal(3, run.Version);
    }

    [EveryDatabase]
    public async Task WhatHappens_IsToldAsItWasSaved(DatabaseKind kind)
    {
        await using var database = await TestDatabase.OpenAsync(kind);
        var place = new Place("channel", "help", 11, Ours: true, "help");
        var moved = new SetupEvent.Moved(
            SetupRun.Fresh(Some.Guild) with { Steps = [Room] },
            Room,
            Community.Fresh(Some.Guild).With(place),
            InTheWay: true,
            Some.Guild,
            Some.Morning);

        await new SetupStore(database.Connections).ChangeAsync(
            Some.Guild, Some.Press(1), run => Decision.Accept(run with { Steps = [Room] }, moved), default);

        var told = await new EventStore(database.Connections, [typeof(SetupEvent)]).UntoldAsync(1, default);
        var heard = Assert.IsType<SetupEvent.Moved>(Assert.Single(told).Event);
        Assert.Equal(Room, heard.Step);
        Assert.Equal([place], heard.Community.Places.ToArray());
        Assert.Equal([Room], heard.Run.Steps.ToArray());
    }

    private static Task<Decision<SetupRun>> ChangeAsync(
        TestDatabase database, long press, Func<SetupRun, SetupRun> change) =>
        new SetupStore(database.Connections).ChangeAsync(
            Some.Guild, Some.Press(press), run => Decision.Accept(change(run)), default);
}
