using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;

namespace MomBot.Data.Members;

/// <summary>What happens to membership itself.</summary>
[EventFamily("member")]
[JsonDerivedType(typeof(Left), "left")]
public abstract record MemberEvent(GuildId Guild, MemberId Owner, Instant At) : DomainEvent(Guild, Owner, At)
{
    /// <summary>Under which the forgetting of somebody who left waits; taken back when she returns.</summary>
    public static string LeaverKey(GuildId guild, MemberId member) =>
        string.Create(CultureInfo.InvariantCulture, $"{LeaversKey(guild)}{member.Value}:");

    /// <summary>How the keys of all who left a community begin.</summary>
    public static string LeaversKey(GuildId guild) =>
        string.Create(CultureInfo.InvariantCulture, $"left:{guild.Value}:");

    /// <summary>Somebody is no longer in the community.</summary>
    public sealed record Left(GuildId Guild, MemberId Owner, Instant At) : MemberEvent(Guild, Owner, At);
}
