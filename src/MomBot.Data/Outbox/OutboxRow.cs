using Dapper;
using NodaTime;

namespace MomBot.Data.Outbox;

/// <summary>One thing to be sent, and what is known about its sending.</summary>
/// <param name="Payload">JSON; empty once it has arrived.</param>
/// <param name="Nonce">The same for every attempt and every restart, different for every row and installation.</param>
/// <param name="Marker">By which our message is recognised when the channel is read back.</param>
/// <param name="FirstAttemptAt">Saved before the first call: null means that it surely was never sent.</param>
/// <param name="Then">The encoded action that hears the outcome.</param>
[method: ExplicitConstructor]
public sealed record OutboxRow(
    long Id,
    GuildId Guild,
    MemberId Owner,
    string Kind,
    string Lane,
    string Payload,
    bool Sensitive,
    string Nonce,
    int Marker,
    OutboxState State,
    int Priority,
    string? Supersedes,
    string? Then,
    Instant NotBefore,
    Instant? ExpiresAt,
    Instant? FirstAttemptAt,
    int Attempts,
    long? MessageId,
    string? Error);
