using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Members;

/// <summary>What happens to membership itself.</summary>
[EventFamily("member")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Welcomed), "welcomed")]
[JsonDerivedType(typeof(Left), "left")]
[JsonDerivedType(typeof(RolesSeen), "roles-seen")]
[JsonDerivedType(typeof(Returned), "returned")]
[JsonDerivedType(typeof(BeganAnew), "began-anew")]
public abstract record MemberEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>The forgetting of somebody who left waits under it; taken back when she is here and says so.</summary>
    public static string LeaverKey(GuildId guild, MemberId member) =>
        string.Create(CultureInfo.InvariantCulture, $"{LeaversKey(guild)}{member.Value}:");

    /// <summary>How the keys of all who left a community begin.</summary>
    public static string LeaversKey(GuildId guild) =>
        string.Create(CultureInfo.InvariantCulture, $"left:{guild.Value}:");

    /// <summary>Discord has said which roles of stages somebody has.</summary>
    /// <param name="Settled">She is through Discord's own questions for newcomers.</param>
    public sealed record RolesSeen(
        ImmutableArray<RoleId> Roles, bool Settled, GuildId Guild, MemberId Owner, Instant At)
        : MemberEvent(Guild, Owner, At)
    {
        /// <summary>The same for the same news.</summary>
        [JsonIgnore]
        public long Print => Roles.Aggregate(
            Owner.Value ^ At.ToUnixTimeMilliseconds(), (print, role) => (print * 31) ^ role.Value) * (Settled ? 3 : 1);
    }

    /// <summary>Somebody is in the community who was not a moment ago.</summary>
    public sealed record Joined(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);

    /// <summary>Somebody new is to find a word, at their first press.</summary>
    /// <param name="Help">Where people ask for a hand; none: nowhere here.</param>
    /// <param name="Stages">Whether there are stages to choose.</param>
    public sealed record Welcomed(ChannelId? Help, bool Stages, GuildId Guild, MemberId Owner, Instant At)
        : MemberEvent(Guild, Owner, At);

    /// <summary>Somebody is no longer in the community.</summary>
    public sealed record Left(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);

    /// <summary>Somebody who had left is here again, and wants things to be as they were.</summary>
    public sealed record Returned(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At)
    {
        /// <summary>She is still at Discord's own questions for newcomers.</summary>
        public bool Arriving { get; init; }
    }

    /// <summary>Somebody who had left is here again, and wants to begin anew.</summary>
    public sealed record BeganAnew(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);
}
