using MomBot.Discord.Rest;

namespace MomBot.Discord.Gateway;

/// <summary>What each way of losing the connection means. See Discord docs: Opcodes and Status Codes.</summary>
public static class CloseCodes
{
    /// <summary>Ours, when we leave but mean to resume: 1000 and 1001 would end the session.</summary>
    public const int Resuming = 4900;

    public const int Normal = 1000;
    public const int GoingAway = 1001;

    public static CloseMeaning Decide(int? code) => code switch
    {
        4004 => new CloseMeaning.Stop(DiscordError.BadToken),
        4010 => new CloseMeaning.Stop(
            "Discord refused this shard: its number is not below the shard count. Correct the shard settings."),
        4011 => new CloseMeaning.Stop(
            "The bot is in too many servers for one connection. Raise the shard count (one shard per 2,500 servers)."),
        4012 => new CloseMeaning.Stop(
            "Discord no longer speaks version 10 of its gateway. Update MomBot."),
        4013 => new CloseMeaning.Stop(
            "Discord does not know the intents that were asked for. Update MomBot."),
        4014 => new CloseMeaning.Stop(
            "Discord did not allow the Server Members Intent. Switch it on in the Developer Portal "
            + "(your application → Bot → Privileged Gateway Intents → Server Members Intent), then start again."),
        Normal or GoingAway or 4003 or 4007 or 4009 => new CloseMeaning.Identify(),
        _ => new CloseMeaning.Resume(),
    };
}

/// <summary>What to do after a connection was lost.</summary>
public abstract record CloseMeaning
{
    /// <summary>The session lives on: connect and catch up.</summary>
    public sealed record Resume : CloseMeaning;

    /// <summary>The session is over: connect and begin a new one.</summary>
    public sealed record Identify : CloseMeaning;

    /// <summary>Trying again cannot help; the reason says what can.</summary>
    public sealed record Stop(string Reason) : CloseMeaning;
}
