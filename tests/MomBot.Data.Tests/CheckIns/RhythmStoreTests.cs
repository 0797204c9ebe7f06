using MomBot.Data.CheckIns;
using MomBot.Data.ScheduledActions;
using MomBot.Data.Tests.Support;
using NodaTime;

namespace MomBot.Data.Tests.CheckIns;

public class RhythmStoreTests
{
    private static readonly RhythmId First = RhythmId.FirstOf(Some.Guild);

    [EveryDatabase]
    public async Task TheFirstSchedule_StartsOnce_FollowsTheZone_AndIsChanged(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        Assert.Null(await village.Store.RhythmAsync(First, default));
        await village.Store.MoveZoneAsync(Some.Guild, "Europe/Berlin", Some.Morning, default);
        Assert.Empty(await village.EventsAsync());

        await village.Store.StartAsync(Some.Guild, "Europe/Berlin", Some.Morning, default);
        await village.Store.StartAsync(Some.Guild, "Europe/Berlin", Some.Morning, default);
        await village.Store.MoveZoneAsync(Some.Guild, "Asia/Tokyo", Some.Morning, default);
        await village.Store.ChangeRhythmAsync(
            First,
            Some.Guild,
            Some.Press(1),
            rhythm => Decision.Accept(rhythm with { On = false, Silent = 2 }),
            default);

        Assert.Equal(
            new[] { "Europe/Berlin", "Asia/Tokyo" },
            (await village.EventsAsync()).Cast<CheckInEvent.RhythmSet>().Select(set => set.Zone));
        Assert.Equal(
            Rhythm.Fresh(Some.Guild) with { On = false, Silent = 2, Version = 2 },
            await village.Store.RhythmAsync(First, default));
    }

    [EveryDatabase]
    public async Task AnySchedule_ComesBackAsItWasSaved_WithAllThatWasSaidOfIt(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var rhythm = Rhythm.Of(
            new RhythmId(88),
            Some.Guild,
            new ChannelId(44),
            RoundFormat.JustUs,
            TimetableText.Parse("months 1 1 Friday 1 at 19:30; rest 2026-12-24 2027-01-06")) with
        {
            Zone = "America/Lima",
            Window = Duration.FromHours(24),
            Deepest = 3,
            Without = "body money",
            Version = 1,
        };

        for (var time = 0; time < 2; time++)
        {
            await village.Store.AddRhythmAsync(
                rhythm.Id,
                Some.Press(88),
                () => Decision.Accept(rhythm, new CheckInEvent.RhythmSet(rhythm, "America/Lima", Some.Morning)),
                default);
        }

        Assert.Equal(rhythm, Assert.Single(await village.Store.RhythmsAsync(Some.Guild, default)));
        Assert.Equal(
            rhythm, Assert.IsType<CheckInEvent.RhythmSet>(Assert.Single(await village.EventsAsync())).Rhythm);
        await village.Store.MoveZoneAsync(Some.Guild, "Asia/Tokyo", Some.Morning, default);
        Assert.Single(await village.EventsAsync());
    }

    [EveryDatabase]
    public async Task AScheduleOfAnotherCommunity_IsNotThere(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        await village.Store.StartAsync(Some.Guild, "Europe/Berlin", Some.Morning, default);

        Assert.IsType<Decision<Rhythm>.Missing>(await village.Store.ChangeRhythmAsync(
            First, new GuildId(999), Some.Press(1), rhythm => Decision.Accept(rhythm with { On = false }), default));
    }

    [EveryDatabase]
    public async Task AHardDay_HoldsOneChannel_AndIsTakenBack(DatabaseKind kind)
    {
        await using var village = await Village.OpenAsync(kind);
        var until = Some.Morning + Duration.FromHours(24);

        await village.Store.HoldAsync(Some.Guild, new ChannelId(1), Some.Morning, default);
        await village.Store.HoldAsync(Some.Guild, new ChannelId(1), until, default);

        Assert.Equal(until, await village.Store.HeldUntilAsync(Some.Guild, new ChannelId(1), default));
        Assert.Null(await village.Store.HeldUntilAsync(Some.Guild, new ChannelId(2), default));
        await village.Store.HoldAsync(Some.Guild, new ChannelId(1), null, default);
        Assert.Null(await village.Store.HeldUntilAsync(Some.Guild, new ChannelId(1), default));
    }
}
