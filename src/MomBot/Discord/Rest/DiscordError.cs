using System.Collections.Immutable;
using System.Net;

namespace MomBot.Discord.Rest;

/// <summary>What a refusal means to us; each kind has one answer.</summary>
public enum DiscordErrorKind
{
    /// <summary>The thing is not there any more: forget it.</summary>
    Gone,

    /// <summary>We may not: tell those who can change it.</summary>
    Forbidden,

    /// <summary>We asked wrongly, or the thing's state does not allow it.</summary>
    Invalid,

    /// <summary>Too often: later.</summary>
    Limited,

    /// <summary>Discord is not well, and nothing was done.</summary>
    Down,

    /// <summary>The token is not accepted: everything stops.</summary>
    Unauthorized,

    /// <summary>It may have been done or not: look before asking again.</summary>
    Unknown,
}

/// <summary>Why a request failed: Discord's code and words, and where in the body the fault lies.</summary>
public sealed record DiscordError(DiscordErrorKind Kind, int Code, string Message)
{
    public HttpStatusCode? HttpStatus { get; init; }

    /// <summary>One line for each fault in the body, such as "components[0].label: BASE_TYPE_MAX_LENGTH …".</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>When to come back, for what was limited.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public const string BadToken =
        "Discord did not accept the token. "
        + "Copy it again from the Developer Portal (Bot → Reset Token) into DISCORD_TOKEN.";
}

/// <summary>Thrown by every call that did not get its answer. Carries no token and no body.</summary>
public sealed class DiscordException(DiscordError error, string route, Exception? inner = null)
    : Exception($"{route}: {error.Kind} {error.Code} {error.Message} {string.Join("; ", error.Paths)}".TrimEnd(), inner)
{
    public DiscordError Error { get; } = error;

    public DiscordErrorKind Kind => Error.Kind;
}
