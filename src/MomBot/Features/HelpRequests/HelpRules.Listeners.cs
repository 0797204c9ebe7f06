using MomBot.Data;
using MomBot.Data.HelpRequests;
using NodaTime;
using static MomBot.Data.Decision;

namespace MomBot.Features.HelpRequests;

/// <summary>How somebody becomes a listener: their own wish, and one yes.</summary>
public static partial class HelpRules
{
    public static Decision<HelpProfile> OfferToListen(HelpProfile profile, bool yes, ChannelId? hosts, Instant now) =>
        (profile.Listener, yes) switch
        {
            (ListenerState.No, true) => Accept(
                profile with { Listener = ListenerState.Offered },
                new HelpEvent.ListenerOffered(profile.Guild, profile.Member, hosts, now)),
            (ListenerState.Resting, true) => Accept(profile with { Listener = ListenerState.Listening }),
            (ListenerState.Listening, false) => Accept(profile with { Listener = ListenerState.Resting }),
            (ListenerState.Offered, false) => Accept(profile with { Listener = ListenerState.No }),
            _ => Accept(profile),
        };

    /// <summary>Somebody who looks after the place says yes, or not for now.</summary>
    public static Decision<HelpProfile> AnswerListener(HelpProfile profile, bool yes, Instant now) =>
        profile.Listener != ListenerState.Offered
            ? Decline<HelpProfile>("This one is settled already.")
            : Accept(
                profile with { Listener = yes ? ListenerState.Listening : ListenerState.No },
                new HelpEvent.ListenerAnswered(profile.Guild, profile.Member, yes, now));
}
