using MomBot.Data.Admin;
using MomBot.Features.Admin;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.Admin;

/// <summary>What is held says why in a plain sentence, and what helps. Codes are for the log.</summary>
public class JobViewsTests
{
    private static readonly string[] Saved =
    [
        "Forbidden 50013 Missing Permissions",
        "Gone 10003 Unknown Channel",
        "Invalid 30013 Maximum number of server channels reached (500)",
        "Invalid 50035 Invalid Form Body",
        "Unknown 0 It could not be known whether it arrived.",
        "InvalidOperationException",
    ];

    [Fact]
    public void WhatIsHeldIsApproved() => Snapshots.Matches("Features/Admin", "held", CardPicture.OfAll(
    [
        ("nothing", JobViews.Panel([], [])),
        .. Saved.Select(why => (why, JobViews.Panel([Held(why)], []))),
        ("known elsewhere", JobViews.Panel([Held(Saved[0]) with { GoesOnElsewhere = true }], [])),
    ]));

    private static Job Held(string why) => new(JobSource.Message, 7, "post", Some.Now, why);
}
