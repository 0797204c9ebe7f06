using NodaTime;

namespace MomBot.Data.Admin;

/// <summary>Something that waits in a community: to be sent, to be done, or for somebody to decide.</summary>
/// <param name="What">A kind of call, or the route of an action.</param>
/// <param name="Why">Why it is held; none: it is not.</param>
public sealed record Job(JobSource Source, long Id, string What, Instant At, string? Why)
{
    /// <summary>
    /// Whether the part of the bot it belongs to has heard and goes on from there: sent from here too, it could come
    /// twice. Its words are gone.
    /// </summary>
    public bool GoesOnElsewhere { get; init; }
}

/// <summary>Where it waits. Written into buttons: never renumbered.</summary>
public enum JobSource
{
    Message = 1,
    Action = 2,
    Occurrence = 3,
}
