using MomBot.Data.Outbox;
using NodaTime;

namespace MomBot.Data.Tests.Support;

/// <summary>People and things the tests speak of.</summary>
public static class Some
{
    public static readonly GuildId Guild = new(700);
    public static readonly MemberId Maya = new(1001);
    public static readonly MemberId Ana = new(1002);
    public static readonly Instant Morning = Instant.FromUtc(2026, 11, 2, 9, 0);

    public static Cause Press(long id) => new("interaction", id);

    public static SomeEvent.Said Said(string words) => new(Guild, Maya, words, Morning);

    public static NewOutboxRow Message(string lane = "channel:1", string payload = "{}", int priority = 5) => new(
        Guild, Maya, "post", lane, payload, Sensitive: false, NotBefore: Morning, ExpiresAt: null, Then: null,
        Supersedes: null, priority);
}
