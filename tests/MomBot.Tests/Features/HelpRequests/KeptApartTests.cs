using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CareCoop;
using MomBot.Data.Communities;
using MomBot.Data.Database;
using MomBot.Data.HelpRequests;
using MomBot.Data.Members;
using MomBot.Features.CareCoop;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using MomBot.Tests.Features.Privacy;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.HelpRequests;

/// <summary>
/// Dev is kept apart from Maya, and cannot tell: neither from the words nor from how long they take. Each path is
/// walked twice, in two communities that are the same but for one thing: in the one he is kept apart, in the other
/// the seat was taken (or she never joined). What he reads is the same, and so is every read and every commit on the
/// way to it, one after the other: the same work takes the same time.
/// </summary>
public class KeptApartTests
{
    private static readonly GuildId Guild = new(700);
    private static readonly MemberId Maya = new(1001), Dev = new(1002), Theo = new(1003), Kit = new(1004);

    [Fact]
    public async Task PressingASeat_AndStandingInLineForIt() => await SameAsync(async village =>
    {
        var request = await OpenAsync(village, Maya);
        return
        [
            await village.WalkAsync(new ClaimSeat(request), Guild, Dev),
            await village.WalkAsync(new StandBy(request), Guild, Dev),
            await village.WalkAsync(new StandBy(request), Guild, Dev),
            await village.WalkAsync(new ReleaseSeat(request), Guild, Dev),
        ];
    });

    [Fact]
    public async Task PressingASeatThatWasAskedForQuietly() => await SameAsync(async village =>
    {
        var request = await OpenAsync(village, Maya);
        return [await village.WalkAsync(new ClaimSeat(request), Guild, Dev)];
    }, quietly: true);

    [Fact]
    public async Task LookingThroughTheLists_AndWaitingToBeTold() => await SameAsync(async village =>
    {
        await village.AdvanceAsync(Duration.FromMinutes(1));
        var told = await village.Get<NoteStore>().ForAsync(Guild, Dev, default);
        return
        [
            .. told.Select(note => note.Card),
            await village.WalkAsync(new ShowRequests(), Guild, Dev),
            await village.WalkAsync(new FilterRequests(new ConfigKey("meals")), Guild, Dev),
            await village.WalkAsync(new TakeCalendar(), Guild, Dev),
        ];
    });

    /// <summary>The one difference here: whether Maya would be asked. Nothing comes of it either way.</summary>
    [Fact]
    public async Task AskingForSomebodyElse() => await SameAsync(async village =>
    {
        var asked = await village.WalkAsync(
            new AskForFriend(Maya, new ConfigKey("meals"), "soup for Maya"), Guild, Dev);
        var list = await village.WalkAsync(new ShowRequests(), Guild, Dev);
        var kept = await village.ExportAsync("help", Guild, Dev);
        await village.AdvanceAsync(Duration.FromDays(4));
        return [asked, list, kept, await village.WalkAsync(new ShowRequests(), Guild, Dev),
            await village.ExportAsync("help", Guild, Dev)];
    });

    [Fact]
    public async Task WritingDownCare() => await SameAsync(async village =>
    [
        await village.WalkAsync(new CareForm(Maya, Minder.Me, new ConfigKey("8"), Children.One), Guild, Dev),
        await village.WalkAsync(new OpenCoop(), Guild, Dev),
    ], takes: false);

    /// <summary>The guard is shown firing: another path has other steps.</summary>
    [Fact]
    public async Task OtherStepsAreSeen()
    {
        var (free, taken) = (await StartAsync(apart: false, takes: false, quietly: false), await StartAsync(
            apart: false, takes: true, quietly: false));
        await using var one = free;
        await using var other = taken;
        var request = await OpenAsync(one, Maya);

        Assert.NotEqual(
            await one.WalkAsync(new ClaimSeat(request), Guild, Dev),
            await other.WalkAsync(new ClaimSeat(request), Guild, Dev));
    }

    private static async Task SameAsync(
        Func<VillageDatabase, Task<ImmutableArray<string>>> walk, bool takes = true, bool quietly = false)
    {
        await using var apart = await StartAsync(apart: true, takes: false, quietly);
        await using var anyone = await StartAsync(apart: false, takes, quietly);

        var read = await walk(apart);

        var known = await walk(anyone);
        Assert.Equal(known.Length, read.Length);
        foreach (var (hers, his) in known.Zip(read))
            Assert.Equal(hers, his);
    }

    /// <summary>The same presses by the same people at the same moment, whoever is kept from whom.</summary>
    private static async Task<VillageDatabase> StartAsync(bool apart, bool takes, bool quietly)
    {
        var village = await VillageDatabase.OpenAsync(new Footsteps());
        await village.Get<CommunityStore>().ChangeAsync(
            Guild,
            new Cause("test", 1),
            community => Decision.Accept(community.With(new Place("channel", "help", 801, Ours: true, "help"))),
            default);
        await village.Get<CareCoopStore>().ChangeAsync(
            Guild, new Cause("test", 3), coop => CareRules.Open(coop, open: true), default);
        await village.PressAsync(new JoinCoop(), Guild, Dev);
        await village.PressAsync(new JoinCoop(), Guild, apart ? Maya : Kit);
        await village.PressAsync(new SetMyWays([new ConfigKey("meals")]), Guild, Dev);
        await village.PressAsync(new KeepApart(Dev), Guild, apart ? Maya : Kit);
        await village.PressAsync(
            new AskForHelp(
                new ConfigKey("meals"), "a warm meal", Extras: quietly ? [AskExtras.Quiet] : []),
            Guild,
            Maya);
        var request = await OpenAsync(village, Maya);
        await village.PressAsync(takes ? new ClaimQuietly(request, 0) : new ShowRequests(), Guild, Theo);
        return village;
    }

    private static async Task<HelpRequestId> OpenAsync(VillageDatabase village, MemberId asker) =>
        Assert.Single(await village.Get<HelpRequestStore>().MineAsync(Guild, asker, default)).Id;
}

/// <summary>Notes each read and each commit in its order, and lets it pass.</summary>
internal sealed class Footsteps : Pacing
{
    private readonly List<string> _seen = [];

    public override Task<T> TakeAsync<T>(string name, bool writes, Func<Task<T>> work)
    {
        lock (_seen)
            _seen.Add($"{(writes ? "commits" : "reads")} {name}");
        return work();
    }

    public string Take()
    {
        lock (_seen)
        {
            var seen = string.Join('\n', _seen);
            _seen.Clear();
            return seen;
        }
    }
}
