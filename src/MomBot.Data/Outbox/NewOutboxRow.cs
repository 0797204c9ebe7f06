using NodaTime;

namespace MomBot.Data.Outbox;

/// <summary>Something that is to be sent.</summary>
/// <param name="Owner">For whom the payload is sealed, and at whose wish it is forgotten.</param>
/// <param name="Kind">Which call it becomes.</param>
/// <param name="Lane">What has to stay in order, a channel for instance: one row of a lane at a time.</param>
/// <param name="Payload">JSON.</param>
/// <param name="Sensitive">When it cannot be known whether it arrived, a person decides, not a second try.</param>
/// <param name="Then">The encoded action that hears the outcome.</param>
/// <param name="Supersedes">A newer row of this key finishes older ones that were never attempted.</param>
/// <param name="Priority">Within the lane, lower goes first.</param>
public sealed record NewOutboxRow(
    GuildId Guild,
    MemberId Owner,
    string Kind,
    string Lane,
    string Payload,
    bool Sensitive,
    Instant NotBefore,
    Instant? ExpiresAt,
    string? Then,
    string? Supersedes,
    int Priority);
