using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Facilitators;
using NodaTime;
using static MomBot.Data.Decision;
using static MomBot.Data.Text;

namespace MomBot.Features.Facilitators;

/// <summary>What may happen among those who look after a place: state in, decision out.</summary>
public static class FacilitatorRules
{
    private const int MostRooms = 25;

    public static Decision<Facilitator> LookAfter(Facilitator who, ChannelId room) => who.Rooms switch
    {
        _ when who.Rooms.Contains(room) => Accept(who),
        { Length: >= MostRooms } => Decline<Facilitator>(T($"{MostRooms} rooms are as many as one person can mind.")),
        var rooms => Accept(who with { Rooms = [.. rooms, room] }),
    };

    public static Decision<Facilitator> Leave(Facilitator who, ChannelId room) =>
        Accept(who with { Rooms = who.Rooms.Remove(room) });

    /// <summary>Days off, through the last of them; 0: back. The others are told, and nothing waits on them.</summary>
    public static Decision<Facilitator> Away(
        Facilitator who, int days, LocalDate today, ImmutableArray<MemberId> others, Instant now)
    {
        if (days <= 0)
        {
            return who.IsAway(today)
                ? Accept(
                    who with { AwayUntil = null },
                    new FacilitatorEvent.CameBack(others, who.Guild, who.Member, now))
                : Accept(who with { AwayUntil = null });
        }

        var until = today.PlusDays(Math.Min(days, 366));
        return Accept(
            who with { AwayUntil = until },
            new FacilitatorEvent.WentAway(until, who.Rooms, others, who.Guild, who.Member, now));
    }

    /// <summary>Asks another, whom the bot has to know as one of them.</summary>
    public static Decision<Facilitator> Offer(Facilitator who, MemberId to, bool isKnown, Instant now)
    {
        if (to == who.Member)
            return Decline<Facilitator>("That is you. Please choose somebody else.");
        return isKnown
            ? Accept(
                who with { OfferedTo = to },
                new FacilitatorEvent.Offered(to, who.Rooms, who.Guild, who.Member, now))
            : Decline<Facilitator>(T($"I don't know {to} as somebody who looks after this place. Once they have used /host me, ask again."));
    }

    /// <summary>The other says yes or no; only whoever was asked, and as long as it stands.</summary>
    public static Decision<Handover> Answer(Handover both, bool yes, Instant now)
    {
        var (giver, taker) = (both.From, both.To);
        if (giver.OfferedTo != taker.Member)
            return Decline<Handover>("That is no longer asked of you. Nothing has changed.");
        return yes
            ? Accept(
                new Handover(
                    giver with { Rooms = [], OfferedTo = null },
                    taker with { Rooms = [.. taker.Rooms.Union(giver.Rooms).Take(MostRooms)] }),
                new FacilitatorEvent.HandedOver(taker.Member, giver.Guild, giver.Member, now))
            : Accept(
                both with { From = giver with { OfferedTo = null } },
                new FacilitatorEvent.Refused(taker.Member, giver.Guild, giver.Member, now));
    }
}
