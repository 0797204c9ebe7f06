using System.Collections.Immutable;
using System.Text;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Dispatch;
using MomBot.Features.Privacy;
using MomBot.Host;
using MomBot.Tests.Config;
using MomBot.Tests.Support;
using NodaTime;

namespace MomBot.Tests.Features.Privacy;

public class PrivacyViewsTests
{
    private const string Folder = "Features/Privacy";

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 9, 0);

    private static readonly Kept Asked =
        new("help", "What you asked for.", ["You asked for a pram.", "You asked for “tea”."]);

    private static readonly Kept Nothing = new("stages", "Which stages you chose.", []);

    [Fact]
    public void EveryCardIsApproved() => Snapshots.Matches(Folder, "me", CardPicture.OfAll(
        ("direct messages off", PrivacyViews.Panel(["What you asked for.", "Which stages you chose."], false)),
        ("direct messages on", PrivacyViews.Panel(["What you asked for."], true)),
        ("taken", PrivacyViews.Taken(_ => new byte[] { 1, 2 }, _ => new byte[] { 3 })),
        ("the one question", PrivacyViews.AskToForget([Asked, Nothing])),
        ("the one question, with nothing kept", PrivacyViews.AskToForget([Nothing])),
        ("forgotten", PrivacyViews.Forgotten())));

    [Fact]
    public void WhatIsTakenCanBeReadByPeopleAndPrograms() => Snapshots.Matches(
        Folder, "taken", Taken(new TextRenderer((_, _) => null), "en"));

    [Fact]
    public void WhoReadsSpanish_TakesItInSpanish_AndProgramsFindTheSameKeys() => Snapshots.Matches(
        Folder, "taken.es", Taken(new TextRenderer(ShippedConfig.Load().Words.Find), "es"));

    private static string Taken(TextRenderer texts, string language)
    {
        ImmutableArray<Kept> kept =
        [
            Asked,
            Nothing,
            new(
                "common",
                "Your settings, what waits to be told to you, and for up to 30 days that something was sent (numbers, no words).",
                [
                    .. CommonMemory.Chosen(new Member(
                        new GuildId(700), new MemberId(1001), "America/Lima", "es", DmYes: true, Paused: false,
                        Version: 3, Agreed: 2, new LocalTime(21, 0), new LocalTime(7, 0), new LocalDate(2026, 12, 1))),
                ]),
        ];
        return Encoding.UTF8.GetString(TakenData.Text(kept, Now, Say)) + "\n"
            + Encoding.UTF8.GetString(TakenData.Json(new GuildId(700), new MemberId(1001), kept, Now, Say));

        string Say(Text words) => texts.OnPaper(words, language);
    }
}
