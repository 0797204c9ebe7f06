using System.Collections.Immutable;
using NodaTime;

namespace MomBot.Data.CheckIns;

/// <summary>A theme of a community's own: written by its facilitators, or suggested by somebody.</summary>
/// <param name="By">Who suggested it, until it is accepted; then it is the community's, and nobody's name hangs on
/// it.</param>
/// <param name="Key">What is remembered of it once it was asked.</param>
/// <param name="Depth">1 to 3, as in the library.</param>
/// <param name="Tags">What it touches, with spaces between.</param>
/// <param name="Stages">Keys of stages, with spaces between; <c>any</c>: everyone.</param>
/// <param name="Words">Sealed at rest.</param>
public sealed record OwnPrompt(
    PromptId Id,
    GuildId Guild,
    MemberId? By,
    string Key,
    int Depth,
    bool AdultLife,
    bool Light,
    string Tags,
    string Stages,
    PromptWords Words,
    PromptStatus Status,
    Instant At,
    int Version)
{
    /// <summary>One of its wordings, to call it by.</summary>
    public string Wording => Words.Wordings.Values.SelectMany(ways => ways).FirstOrDefault() ?? "";
}

/// <summary>How a theme is asked, and its content note, by language.</summary>
public sealed record PromptWords(
    ImmutableDictionary<string, ImmutableArray<string>> Wordings, ImmutableDictionary<string, string> Notes);

/// <summary>Where a theme of a community's own stands. Stored by name.</summary>
public enum PromptStatus
{
    /// <summary>Waits for a facilitator's word.</summary>
    Suggested,

    /// <summary>May be chosen.</summary>
    Asked,

    /// <summary>No longer chosen; what was asked is still remembered.</summary>
    Retired,

    /// <summary>Not taken: it is not kept.</summary>
    Declined,
}
