using FsCheck;
using FsCheck.Fluent;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
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
        Assert.Equal(HeldBecause.NoChannel, Opened(SomeRound.Draft() with { Channel = null }, SomeRound.Pick).Held);
        Assert.Equal(HeldBecause.NoPrompt, Opened(SomeRound.Draft(), null).Held);
    }

    [Fact]
    public void AnOpenedRound_AsksWhatWasChosen()
    {
        var decision = CheckInRules.Open(
            SomeRound.Draft(), SomeRound.Pick, SomeRound.Due, SomeRound.Due, SomeRound.Berlin);

        var accepted = Assert.IsType<Decision<Round>.Accepted>(decision);
        Assert.Equal(SomeRound.Opening(), accepted.Next);
        Assert.Equal(new CheckInEvent.Opened(accepted.Next, SomeRound.Due), Assert.Single(accepted.Events));
    }

    [Fact]
    public void WhenAFacilitatorSendsAWaitingRound_ItGoesToTheChannelOfNow_WhateverTheHour()
    {
        var held = SomeRound.Held(HeldBecause.NoChannel) with { Channel = null };

        var next = Next(CheckInRules.SendNow(held, new ChannelId(55), SomeRound.Pick, At(23, 0)));

        Assert.Equal((RoundStatus.Opening, null, new ChannelId(55)), (next.Status, next.Held, next.Channel!.Value));
        Assert.Equal(SomeRound.Opening().Prompt, next.Prompt);
    }

    [Fact]
    public void WhatCannotBeSent_IsRefusedInWords_AndGoesOnWaiting()
    {
        var held = SomeRound.Held(HeldBecause.NoChannel);

        Assert.IsType<Decision<Round>.Declined>(CheckInRules.SendNow(held, null, SomeRound.Pick, SomeRound.Due));
        Assert.IsType<Decision<Round>.Declined>(
            CheckInRules.SendNow(held with { Prompt = "" }, SomeRound.Channel, null, SomeRound.Due));
    }

    [Theory]
    [InlineData(RoundStatus.Opening)]
    [InlineData(RoundStatus.Open)]
    [InlineData(RoundStatus.Closed)]
    [InlineData(RoundStatus.Skipped)]
    public void OnlyAWaitingRound_IsSentOrSkipped(RoundStatus status)
    {
        var round = SomeRound.Open() with { Status = status };

        Unchanged(round, CheckInRules.SendNow(round, SomeRound.Channel, SomeRound.Pick, SomeRound.Due));
        Unchanged(round, CheckInRules.Skip(round));
    }

    [Fact]
    public void WhenItsCardHangs_ItIsOpenForThreeDays_AndHearingItTwiceChangesNothing()
    {
        var open = Next(CheckInRules.Post(SomeRound.Opening(), SomeRound.Card, SomeRound.Due));

        Assert.Equal((RoundStatus.Open, SomeRound.Due + Hour * 72), (open.Status, open.ClosesAt!.Value));
        Unchanged(open, CheckInRules.Post(open, SomeRound.Card, SomeRound.Due + Hour));
    }

    [Fact]
    public void WhenItsCardIsRefused_ItWaitsWithTheReason()
    {
        var held = Next(CheckInRules.NotPosted(SomeRound.Opening(), HeldBecause.NotAllowed));

        Assert.Equal((RoundStatus.Held, HeldBecause.NotAllowed), (held.Status, held.Held!.Value));
        Unchanged(SomeRound.Open(), CheckInRules.NotPosted(SomeRound.Open(), HeldBecause.Unsure));
    }

    [Fact]
    public void WithoutAThread_AnswersGoIntoTheChannel()
    {
        var round = SomeRound.Open() with { AnswersIn = null };

        Assert.False(Next(CheckInRules.TakeAnswersIn(round, SomeRound.Thread)).IsWithoutThread);
        Assert.True(Next(CheckInRules.TakeAnswersIn(round, null)).IsWithoutThread);
    }

    [Fact]
    public void AnAnswer_IsTakenWhileTheRoundIsOpen_AlsoASecondOne()
    {
        var accepted = Assert.IsType<Decision<Round>.Accepted>(
            CheckInRules.TakeAnswer(SomeRound.Open(), SomeRound.Answer, "Sleep, mostly.", SomeRound.Due));

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
                CheckInRules.TakeAnswer(round, SomeRound.Answer, "Sleep, mostly.", SomeRound.Due));
        }
    }

    [Fact]
    public void ARoundClosesOnce()
    {
        var closed = Next(CheckInRules.Close(SomeRound.Open(), SomeRound.Due));

        Assert.Equal(RoundStatus.Closed, closed.Status);
        Unchanged(closed, CheckInRules.Close(closed, SomeRound.Due));
        Unchanged(SomeRound.Opening(), CheckInRules.Close(SomeRound.Opening(), SomeRound.Due));
    }

    [Fact]
    public void ARhythmThatIsSetAsItWas_IsNotToldAgain()
    {
        var rhythm = Rhythm.Fresh(SomeRound.Guild) with { Version = 3 };

        Assert.Empty(Set(rhythm, rhythm.Day).Events);
        Assert.Equal("Europe/Berlin", Assert.IsType<CheckInEvent.RhythmSet>(
            Assert.Single(Set(rhythm, IsoDayOfWeek.Friday).Events)).Zone);

        static Decision<Rhythm>.Accepted Set(Rhythm rhythm, IsoDayOfWeek day) =>
            Assert.IsType<Decision<Rhythm>.Accepted>(CheckInRules.SetRhythm(
                rhythm, day, rhythm.At, rhythm.On, "Europe/Berlin", SomeRound.Due));
    }

    private static Instant At(int hour, int minute) =>
        (SomeRound.Wednesday + new LocalTime(hour, minute)).InZoneStrictly(SomeRound.Berlin).ToInstant();

    private static Round Opened(Instant due, Instant now) =>
        Next(CheckInRules.Open(SomeRound.Draft(), SomeRound.Pick, due, now, SomeRound.Berlin));

    private static Round Opened(Round draft, Pick? pick) =>
        Next(CheckInRules.Open(draft, pick, SomeRound.Due, SomeRound.Due, SomeRound.Berlin));

    private static Round Next(Decision<Round> decision) => Assert.IsType<Decision<Round>.Accepted>(decision).Next;

    private static void Unchanged(Round before, Decision<Round> decision)
    {
        var accepted = Assert.IsType<Decision<Round>.Accepted>(decision);
        Assert.Equal(before, accepted.Next);
        Assert.Empty(accepted.Events);
    }
}
