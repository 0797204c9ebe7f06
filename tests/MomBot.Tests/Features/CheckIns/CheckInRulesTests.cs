using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInRulesTests
{
    private static readonly Duration Hour = Duration.FromHours(1);

    [Theory]
    [InlineData(0, null)]
    [InlineData(60, null)]
    [InlineData(360, null)]
    [InlineData(361, HeldBecause.Late)]
    [InlineData(30_000, HeldBecause.Late)]
    public void ARoundIsOpened_AtMostSixHoursLate(int minutesLate, HeldBecause? held)
    {
        var round = Opened(SomeRound.Due, SomeRound.Due + Duration.FromMinutes(minutesLate));

        Assert.Equal(held, round.Held);
        Assert.Equal(held is null ? RoundStatus.Opening : RoundStatus.Held, round.Status);
    }

    [Theory]
    [InlineData(20, 20, 59, null)]
    [InlineData(20, 21, 0, HeldBecause.QuietHours)]
    [InlineData(20, 23, 30, HeldBecause.QuietHours)]
    [InlineData(7, 7, 0, null)]
    public void ARoundThatComesInTheQuietHours_Waits(int dueHour, int hour, int minute, HeldBecause? held)
    {
        var due = At(dueHour, 0);

        Assert.Equal(held, Opened(due, At(hour, minute)).Held);
    }

    [Fact]
    public void WhateverTheDelay_NothingIsPostedInTheQuietHours() => Prop.ForAll<int, PositiveInt>(
        (hour, late) =>
        {
            var due = At(7 + (Math.Abs(hour % 14)), 0);
            var now = due + Duration.FromMinutes(late.Get % 3000);
            var round = Opened(due, now);
            var local = now.InZone(SomeRound.Berlin).Hour;
            return (round.Status == RoundStatus.Opening) == (local is >= 7 and < 21 && now - due <= Hour * 6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void WithoutAChannelOrATheme_ARoundWaits()
    {
        Assert.Equal(HeldBecause.NoChannel, Opened(SomeRound.Planned() with { Channel = null }).Held);
        Assert.Equal(HeldBecause.NoPrompt, Opened(SomeRound.Planned() with { Prompt = "" }).Held);
        Assert.Null(Opened(SomeRound.Planned() with { Prompt = "", Format = RoundFormat.HighsAndLows }).Held);
    }

    [Fact]
    public void OnAHardDay_WhatIsScheduledWaits()
    {
        var hard = SomeRound.Moment(SomeRound.Due, SomeRound.Due) with { HeldUntil = SomeRound.Due + Hour };

        Assert.Equal(HeldBecause.HardDay, Next(CheckInRules.Open(SomeRound.Planned(), hard)).Held);
        Assert.Null(Next(CheckInRules.Open(SomeRound.Planned(), hard with { HeldUntil = SomeRound.Due })).Held);
    }

    [Fact]
    public void NightOwls_MayBeCalledAtNight()
    {
        var round = SomeRound.Planned() with { Format = RoundFormat.NightOwl, Prompt = "" };

        Assert.Null(Next(CheckInRules.Open(round, SomeRound.Moment(At(22, 0), At(22, 0)))).Held);
        Assert.Equal(
            HeldBecause.QuietHours,
            Next(CheckInRules.Open(SomeRound.Planned(), SomeRound.Moment(At(22, 0), At(22, 0)))).Held);
    }

    [Fact]
    public void ARoundThatWaits_IsSaidInTheFacilitatorsRoom_WhereThereIsOne()
    {
        var late = SomeRound.Moment(SomeRound.Due, SomeRound.Due + (Hour * 30)) with { Room = SomeRound.Room };

        var accepted = Assert.IsType<Decision<Round>.Accepted>(CheckInRules.Open(SomeRound.Planned(), late));

        Assert.Equal(SomeRound.Room, Assert.IsType<CheckInEvent.Waits>(Assert.Single(accepted.Events)).Room);
    }

    [Fact]
    public void APlannedRound_IsShownAhead_SwappedAndSkippedAndTakenBack()
    {
        var planned = Assert.IsType<Decision<Round>.Accepted>(CheckInRules.Plan(
            SomeRound.Draft(), SomeRound.Chosen, SomeRound.Due, SomeRound.Room, SomeRound.Due - (Hour * 24)));
        var other = SomeRound.Chosen with { First = new Question("other", "Another one?", null) };

        Assert.Equal(SomeRound.Planned(), planned.Next);
        Assert.IsType<CheckInEvent.Previewed>(Assert.Single(planned.Events));
        Assert.Equal("Another one?", Next(CheckInRules.Swap(planned.Next, other)).Prompt);
        Assert.IsType<Decision<Round>.Declined>(CheckInRules.Swap(planned.Next, Chosen.Nothing));
        var skipped = Next(CheckInRules.Skip(planned.Next));
        Unchanged(skipped, CheckInRules.Open(skipped, SomeRound.Moment(SomeRound.Due, SomeRound.Due)));
        Assert.Equal(SomeRound.Planned(), Next(CheckInRules.Unskip(skipped, isAhead: true)));
        Assert.Equal(RoundStatus.Held, Next(CheckInRules.Unskip(skipped, isAhead: false)).Status);
    }

    [Fact]
    public void AnOpenedRound_AsksWhatWasPlanned()
    {
        var decision = CheckInRules.Open(SomeRound.Planned(), SomeRound.Moment(SomeRound.Due, SomeRound.Due));

        var accepted = Assert.IsType<Decision<Round>.Accepted>(decision);
        Assert.Equal(SomeRound.Opening(), accepted.Next);
        var opened = Assert.IsType<CheckInEvent.Opened>(Assert.Single(accepted.Events));
        Assert.Equal((accepted.Next, SomeRound.Due), (opened.Round, opened.At));
    }

    /// <summary>Discord may be away until two in the morning.</summary>
    [Theory]
    [InlineData(10, 16)]
    [InlineData(18, 21)]
    public void AnOpenedRound_IsPostedWithinSixHoursAndBeforeTheNight_OrWaitsForAWord(int opens, int latest)
    {
        var at = At(opens, 0);

        var opened = Assert.IsType<CheckInEvent.Opened>(Assert.Single(Assert.IsType<Decision<Round>.Accepted>(
            CheckInRules.Open(SomeRound.Planned(), SomeRound.Moment(at, at))).Events));
        var post = Assert.IsType<Effect.Post>(Assert.Single(CheckInViews.Tell(opened)));

        Assert.Equal(At(latest, 0), post.Until);
    }

    [Fact]
    public void WhenAFacilitatorSendsAWaitingRound_ItGoesToTheChannelOfNow_WhateverTheHour()
    {
        var held = SomeRound.Held(HeldBecause.NoChannel) with { Channel = null };

        var next = Next(CheckInRules.SendNow(held, new ChannelId(55), SomeRound.Chosen, At(23, 0)));

        Assert.Equal((RoundStatus.Opening, null, new ChannelId(55)), (next.Status, next.Held, next.Channel!.Value));
        Assert.Equal(SomeRound.Opening().Prompt, next.Prompt);
    }

    [Fact]
    public void WhatCannotBeSent_IsRefusedInWords_AndGoesOnWaiting()
    {
        var held = SomeRound.Held(HeldBecause.NoChannel);

        Assert.IsType<Decision<Round>.Declined>(CheckInRules.SendNow(held, null, SomeRound.Chosen, SomeRound.Due));
        Assert.IsType<Decision<Round>.Declined>(
            CheckInRules.SendNow(
                held with { Prompt = "" }, SomeRound.Channel, Chosen.Nothing, SomeRound.Due));
    }

    [Theory]
    [InlineData(RoundStatus.Opening)]
    [InlineData(RoundStatus.Open)]
    [InlineData(RoundStatus.Closed)]
    [InlineData(RoundStatus.Skipped)]
    public void OnlyAWaitingRound_IsSentOrSkipped(RoundStatus status)
    {
        var round = SomeRound.Open() with { Status = status };

        Unchanged(round, CheckInRules.SendNow(round, SomeRound.Channel, SomeRound.Chosen, SomeRound.Due));
        Unchanged(round, CheckInRules.Skip(round));
    }

    [Fact]
    public void WhenItsCardHangs_ItIsOpenForThreeDays_AndHearingItTwiceChangesNothing()
    {
        var open = Next(CheckInRules.Post(
            SomeRound.Opening(), SomeRound.Card, new(40, 3), SomeRound.Berlin, SomeRound.Due));

        Assert.Equal((RoundStatus.Open, SomeRound.Due + Hour * 72), (open.Status, open.ClosesAt!.Value));
        Assert.Equal((40, 3), (open.Asked, open.Away));
        Unchanged(open, CheckInRules.Post(open, SomeRound.Card, null, SomeRound.Berlin, SomeRound.Due + Hour));
    }

    [Fact]
    public void WhenItsCardIsRefused_ItWaitsWithTheReason()
    {
        var held = Next(CheckInRules.NotPosted(
            SomeRound.Opening(), HeldBecause.NotAllowed, room: null, SomeRound.Due));

        Assert.Equal((RoundStatus.Held, HeldBecause.NotAllowed), (held.Status, held.Held!.Value));
        Unchanged(SomeRound.Open(), CheckInRules.NotPosted(
            SomeRound.Open(), HeldBecause.Unsure, room: null, SomeRound.Due));
    }

    [Fact]
    public void WithoutAThread_AnswersGoIntoTheChannel()
    {
        var round = SomeRound.Open() with { AnswersIn = null };

        Assert.False(Next(CheckInRules.TakeAnswersIn(round, SomeRound.Thread, SomeRound.Due)).IsWithoutThread);
        Assert.True(Next(CheckInRules.TakeAnswersIn(round, null, SomeRound.Due)).IsWithoutThread);
    }

    [Fact]
    public void AnAnswer_IsTakenWhileTheRoundIsOpen_AlsoASecondOne()
    {
        var accepted = Assert.IsType<Decision<Round>.Accepted>(
            CheckInRules.TakeAnswer(SomeRound.Open(), SomeRound.Answer, "Sleep, mostly.", null, SomeRound.Due));

        var said = Assert.IsType<CheckInEvent.Answered>(Assert.Single(accepted.Events));
        Assert.Equal(("Sleep, mostly.", SomeRound.Maya), (said.Words, said.Owner));
        Assert.IsType<Decision<Round>.Accepted>(CheckInRules.MayAnswer(accepted.Next));
    }

    [Fact]
    public void BeforeTheThreadIsKnown_AndAfterTheRound_AnAnswerIsRefusedInWords()
    {
        foreach (var round in new[]
        {
            SomeRound.Opening(),
            SomeRound.Open() with { AnswersIn = null },
            SomeRound.Open() with { Status = RoundStatus.Closed },
            SomeRound.Open() with { Status = RoundStatus.Skipped },
            SomeRound.Held(HeldBecause.Late),
        })
        {
            Assert.IsType<Decision<Round>.Declined>(
                CheckInRules.TakeAnswer(round, SomeRound.Answer, "Sleep, mostly.", null, SomeRound.Due));
        }
    }

    private static readonly Ahead Nothing = new(null, [], []);

    [Fact]
    public void ARoundClosesOnce()
    {
        var closed = Next(CheckInRules.Close(SomeRound.Open(), Nothing, SomeRound.Due));

        Assert.Equal(RoundStatus.Closed, closed.Status);
        Unchanged(closed, CheckInRules.Close(closed, Nothing, SomeRound.Due));
        Unchanged(SomeRound.Opening(), CheckInRules.Close(SomeRound.Opening(), Nothing, SomeRound.Due));
    }

    [Theory]
    [InlineData(3, 0, 7)]
    [InlineData(6, 59, 7)]
    [InlineData(7, 0, 7)]
    [InlineData(20, 59, 20)]
    public void WhatMayNotDisturb_WaitsForTheMorning(int hour, int minute, int localHour) => Assert.Equal(
        localHour, CheckInRules.OutsideQuietHours(At(hour, minute), SomeRound.Berlin).InZone(SomeRound.Berlin).Hour);

    [Fact]
    public void LateInTheEvening_TheMorningIsTomorrows() => Assert.Equal(
        SomeRound.Wednesday.PlusDays(1),
        CheckInRules.OutsideQuietHours(At(21, 0), SomeRound.Berlin).InZone(SomeRound.Berlin).Date);

    private static Instant At(int hour, int minute) =>
        (SomeRound.Wednesday + new LocalTime(hour, minute)).InZoneStrictly(SomeRound.Berlin).ToInstant();

    private static Round Opened(Instant due, Instant now) =>
        Next(CheckInRules.Open(SomeRound.Planned(), SomeRound.Moment(due, now)));

    private static Round Opened(Round planned) =>
        Next(CheckInRules.Open(planned, SomeRound.Moment(SomeRound.Due, SomeRound.Due)));

    private static Round Next(Decision<Round> decision) => Assert.IsType<Decision<Round>.Accepted>(decision).Next;

    private static void Unchanged(Round before, Decision<Round> decision)
    {
        var accepted = Assert.IsType<Decision<Round>.Accepted>(decision);
        Assert.Equal(before, accepted.Next);
        Assert.Empty(accepted.Events);
    }
}
