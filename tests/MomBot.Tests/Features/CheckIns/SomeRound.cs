using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>Rounds and themes the tests speak of.</summary>
internal static class SomeRound
{
    public static readonly GuildId Guild = new(700);
    public static readonly ChannelId Channel = new(802);
    public static readonly MessageId Card = new(902);
    public static readonly ChannelId Thread = new(902);
    public static readonly MemberId Maya = new(1001);

    /// <summary>Ten in the morning of a Wednesday in Berlin.</summary>
    public static readonly Instant Due = Instant.FromUtc(2026, 11, 25, 9, 0);

    public static readonly LocalDate Wednesday = new(2026, 11, 25);
    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    public static readonly ChannelId Room = new(803);

    public static readonly Chosen Chosen = new(
        new Question("rest-day", "What would a day of rest hold for you?", null),
        null,
        ThemeChoice.Fresh,
        [new(Because.NotAskedForHalfAYear), new(Because.LightIsDue), new(Because.OthersCouldCome, 11)],
        30);

    public static readonly Answer Answer =
        new(new AnswerId(6001), new RoundId(5001), Guild, Maya, NeedTag.Ear, null, Due) { Channel = Thread };

    public static Moment Moment(Instant due, Instant now) => new(due, now, Berlin, HeldUntil: null, Room: null);

    public static Round Draft() => new(
        new RoundId(5001), Guild, Wednesday, "", "", null, ThemeChoice.Fresh, RoundStatus.Held, null, Channel, null,
        null, null, 0, 1)
    {
        Rhythm = RhythmId.FirstOf(Guild),
    };

    public static Round Planned() => Opening() with { Status = RoundStatus.Planned };

    public static Round Opening() => Draft() with
    {
        Theme = Chosen.First!.Theme,
        Prompt = Chosen.First.Prompt,
        Status = RoundStatus.Opening,
    };

    public static Round Open() => Opening() with
    {
        Status = RoundStatus.Open,
        Message = Card,
        AnswersIn = Thread,
        ClosesAt = Due + Duration.FromHours(72),
    };

    public static Round Held(HeldBecause why) => Opening() with { Status = RoundStatus.Held, Held = why };

    public static PromptTheme Theme(
        string key,
        int depth = 1,
        bool adultLife = false,
        bool light = false,
        string stage = PromptTheme.AnyStage) => new(
        key,
        depth,
        adultLife,
        light,
        [],
        [stage],
        [],
        null,
        ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(
            "en", [$"{key}, one way?", $"{key}, another way?"]));
}
