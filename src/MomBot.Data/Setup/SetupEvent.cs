using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MomBot.Data.Communities;
using NodaTime;

namespace MomBot.Data.Setup;

/// <summary>What happens while a community is set up. Nobody's words are in it, so it belongs to nobody.</summary>
[EventFamily("setup")]
[JsonDerivedType(typeof(Began), "began")]
[JsonDerivedType(typeof(Moved), "moved")]
[JsonDerivedType(typeof(Checked), "checked")]
[JsonDerivedType(typeof(Looked), "looked")]
public abstract record SetupEvent(GuildId Guild, Instant At) : DomainEvent(Guild, default, At)
{
    /// <summary>Somebody pressed Apply, and there is something to make.</summary>
    public sealed record Began(SetupRun Run, GuildId Guild, Instant At) : SetupEvent(Guild, At);

    /// <summary>One step has come to its end, well or not.</summary>
    /// <param name="Community">How it is set up from now on.</param>
    /// <param name="InTheWay">Whether the bot lacks a right it needs, even with everything made.</param>
    public sealed record Moved(
        SetupRun Run, SetupStep Step, Community Community, bool InTheWay, GuildId Guild, Instant At)
        : SetupEvent(Guild, At);

    /// <summary>An admin applies or checks: whoever has hung something up in the server looks after it.</summary>
    public sealed record Looked(GuildId Guild, Instant At) : SetupEvent(Guild, At);

    /// <summary>The bot has looked whether anything is in its way.</summary>
    /// <param name="Found">What is new since the last time.</param>
    /// <param name="Mended">What was there the last time, and is not any more.</param>
    /// <param name="Log">Where it says so; none: the panel says it when it is opened.</param>
    /// <param name="Next">When it looks again.</param>
    public sealed record Checked(
        ImmutableArray<SetupFinding> Found,
        ImmutableArray<SetupFinding> Mended,
        ChannelId? Log,
        Instant Next,
        GuildId Guild,
        Instant At) : SetupEvent(Guild, At);
}
