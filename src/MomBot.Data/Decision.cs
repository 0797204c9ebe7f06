using System.Collections.Immutable;

namespace MomBot.Data;

/// <summary>What a rule answers: the next state and what happened, a kind no, or that the thing is gone.</summary>
public abstract record Decision<T>
{
    private Decision()
    {
    }

    /// <summary>The next state, and what happened on the way. No events: nothing changed.</summary>
    public sealed record Accepted(T Next, ImmutableArray<DomainEvent> Events) : Decision<T>;

    /// <summary>Not done, with words for the parent. State is untouched.</summary>
    public sealed record Declined(Text Why) : Decision<T>;

    /// <summary>There is no such row (any more).</summary>
    public sealed record Missing : Decision<T>;
}

/// <summary>Short forms for rules.</summary>
public static class Decision
{
    public static Decision<T> Accept<T>(T next, params ImmutableArray<DomainEvent> events) =>
        new Decision<T>.Accepted(next, events);

    public static Decision<T> Decline<T>(Text why) => new Decision<T>.Declined(why);

    public static Decision<T> Missing<T>() => new Decision<T>.Missing();
}
