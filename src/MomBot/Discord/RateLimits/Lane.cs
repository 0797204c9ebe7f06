namespace MomBot.Discord.RateLimits;

/// <summary>Answers to interactions have a lane of their own: Discord does not count them globally, and people
/// wait.</summary>
public enum Lane
{
    Ordinary,
    Interaction,
}
