using NodaTime;

namespace MomBot.Data;

/// <summary>
/// Something that happened, saved in the same transaction as the row it happened to, and told to others from there.
/// </summary>
/// <param name="Guild">The community it happened in.</param>
/// <param name="Owner">The person whose words it may carry: sealed for her, gone when she asks.</param>
/// <param name="At">When it happened.</param>
public abstract record DomainEvent(GuildId Guild, MemberId Owner, Instant At);

/// <summary>Names a family of events in the database; never renamed, since saved events carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventFamilyAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
