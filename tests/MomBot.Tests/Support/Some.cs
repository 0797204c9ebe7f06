using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.HelpRequests;
using MomBot.Features.HelpRequests;
using MomBot.Interactions;
using NodaTime;

namespace MomBot.Tests.Support;

/// <summary>People, places and things the tests speak of, fixed so that pictures stay the same.</summary>
public static class Some
{
    public static readonly GuildId Guild = new(700);
    public static readonly ChannelId HelpChannel = new(801);
    public static readonly ChannelId CheckInChannel = new(802);
    public static readonly ChannelId Thread = new(850);
    public static readonly MessageId Card = new(901);
    public static readonly MessageId OtherMessage = new(902);
    public static readonly RoleId Facilitators = new(601);

    public static readonly MemberId Maya = new(1001);
    public static readonly MemberId Ana = new(1002);
    public static readonly MemberId Ifeoma = new(1003);
    public static readonly MemberId Lucia = new(1004);

    public static readonly HelpRequestId Request = new(5001);

    /// <summary>A Monday morning.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 9, 0);

    public static readonly LocalDate Today = new(2026, 11, 23);

    public static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>A clock that stands at <see cref="Now"/>.</summary>
    public static IClock Clock { get; } = new StandingClock(Now);

    public static IClock ClockAt(Instant instant) => new StandingClock(instant);

    public static Cause Press(long id = 5001) => new("interaction", id);

    /// <summary>A request with its card posted and every seat free.</summary>
    public static HelpRequest OpenRequest(MemberId? by = null, int hands = 1, When when = When.Tomorrow) => new(
        Request,
        Guild,
        by ?? Maya,
        null,
        HelpKind.Hands,
        "meals",
        "A meal",
        HelpPlace.Doorstep,
        "A warm supper for four, nothing fancy",
        "",
        "old-town",
        "Old Town",
        when,
        Audience.Everyone,
        Quiet: false,
        MayWiden: true,
        Enough: false,
        HelpStatus.Open,
        FollowUp: false,
        "",
        HelpChannel,
        Shown: true,
        Card,
        null,
        Now,
        HelpTimes.Slots(when, hands, Berlin, Now)[^1].EndsAt,
        [],
        HelpTimes.Slots(when, hands, Berlin, Now),
        [],
        1);

    /// <summary>Meals every other day for two weeks, in the early evening.</summary>
    public static HelpRequest Train()
    {
        var slots = MealTrain.Slots(Pace.EveryOther, Weeks.Two, DropWindow.Evening, Berlin, Now);
        return OpenRequest() with
        {
            Kind = HelpKind.Train,
            When = When.Dates,
            Facts = ["There is a cooler by the door", "Please leave it at the door"],
            Slots = slots,
            EndsAt = slots[^1].EndsAt,
        };
    }

    /// <summary>Somebody's promise.</summary>
    public static Claim Promise(MemberId helper, int number = 1, int slot = 1, int seat = 1,
        ChannelId? thread = null) =>
        new(number, slot, seat, helper, ClaimState.Promised, Now, thread);

    /// <summary>The same request with seats of the first slot taken, in order.</summary>
    public static HelpRequest TakenBy(this HelpRequest request, params MemberId[] helpers) => helpers
        .Select((helper, at) => Promise(helper, at + 1, 1, at + 1))
        .Aggregate(request, (next, claim) => next.With(claim));

    /// <summary>Someone speaking in the community, from a button of a message or from a command.</summary>
    public static InteractionContext ContextOf(
        MemberId member,
        MessageId? pressed = null,
        GuildPermissions permissions = GuildPermissions.None,
        long id = 5001) => new(
        Press(id),
        Guild,
        HelpChannel,
        member,
        "Maya",
        pressed,
        null,
        permissions,
        [],
        Berlin,
        "en",
        null,
        "answer-token");

    /// <summary>Discord's side of the community: a help channel the bot may write in.</summary>
    public static GuildView View(params ImmutableArray<RoleView> roles) => new(
        Guild,
        "The village",
        "en",
        GuildPermissions.ManageRoles | GuildPermissions.ManageChannels,
        roles,
        [new ChannelView(HelpChannel, "help", true, GuildPermissions.ViewChannel | GuildPermissions.SendMessages)]);

    private sealed class StandingClock(Instant at) : IClock
    {
        public Instant GetCurrentInstant() => at;
    }
}
