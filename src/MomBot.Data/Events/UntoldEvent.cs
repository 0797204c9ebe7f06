namespace MomBot.Data.Events;

/// <summary>Something that happened and has not been turned into messages yet.</summary>
public sealed record UntoldEvent(long Id, DomainEvent Event);
