using System.Text;
using MomBot.Data;
using MomBot.Features.Privacy;
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
        ("taken", PrivacyViews.Taken([1, 2], [3])),
        ("the one question", PrivacyViews.AskToForget([Asked, Nothing])),
        ("the one question, with nothing kept", PrivacyViews.AskToForget([Nothing])),
        ("forgotten", PrivacyViews.Forgotten())));

    [Fact]
    public void WhatIsTakenCanBeReadByPeopleAndPrograms() => Snapshots.Matches(
        Folder,
        "taken",
        Encoding.UTF8.GetString(TakenData.Text([Asked, Nothing], Now)) + "\n"
            + Encoding.UTF8.GetString(TakenData.Json(new GuildId(700), new MemberId(1001), [Asked, Nothing], Now)));
}
