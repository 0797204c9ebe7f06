using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using NodaTime;

namespace MomBot.Features.CheckIns;

/// <summary>Between what is kept of a community's own themes, the library's shape, and what forms say.</summary>
public static class OwnPrompts
{
    public static PromptTheme ThemeOf(OwnPrompt prompt) => new(
        prompt.Key,
        prompt.Depth,
        prompt.AdultLife,
        prompt.Light,
        [.. prompt.Tags.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        [.. prompt.Stages.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        prompt.Words.Notes,
        null,
        prompt.Words.Wordings);

    /// <summary>A theme that was handed in.</summary>
    public static OwnPrompt Of(PromptTheme theme, GuildId guild, Instant now) => new(
        default,
        guild,
        By: null,
        theme.Key,
        theme.Depth,
        theme.AdultLife,
        theme.Light,
        string.Join(' ', theme.Tags),
        string.Join(' ', theme.Stages),
        new PromptWords(theme.Wordings, theme.Notes),
        PromptStatus.Asked,
        now,
        Version: 1);

    /// <summary>A question nobody has filled in yet.</summary>
    /// <param name="by">Who suggests it; none: a facilitator writes it.</param>
    public static OwnPrompt Blank(PromptId id, GuildId guild, MemberId? by, Instant now) => new(
        id,
        guild,
        by,
        string.Create(CultureInfo.InvariantCulture, $"own-{id.Value:x}"),
        Depth: 1,
        AdultLife: false,
        Light: false,
        Tags: "",
        Stages: PromptTheme.AnyStage,
        new PromptWords([], []),
        by is null ? PromptStatus.Asked : PromptStatus.Suggested,
        now,
        Version: 1);

    /// <summary>The same as a form says it now, in one language.</summary>
    public static OwnPrompt Filled(
        this OwnPrompt prompt,
        string words,
        PromptDepth depth,
        bool adultLife,
        string stage,
        string note,
        string language)
    {
        ImmutableArray<string> ways =
            [.. words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return prompt with
        {
            Depth = depth switch
            {
                PromptDepth.Light or PromptDepth.Easy => 1,
                PromptDepth.SomeTrust => 2,
                PromptDepth.Deep => 3,
            },
            Light = depth == PromptDepth.Light,
            AdultLife = adultLife,
            Stages = stage,
            Words = new PromptWords(
                prompt.Words.Wordings.SetItem(language, ways),
                note.Trim().Length == 0
                    ? prompt.Words.Notes.Remove(language)
                    : prompt.Words.Notes.SetItem(language, note.Trim())),
        };
    }

    /// <summary>What the form for it begins with.</summary>
    public static (string Words, PromptDepth Depth, string Stage, string Note) AsForm(
        this OwnPrompt prompt, string language)
    {
        var theme = ThemeOf(prompt);
        return (
            string.Join('\n', prompt.Words.Wordings.IsEmpty ? [] : theme.WordingsIn(language)),
            prompt switch
            {
                { Light: true } => PromptDepth.Light,
                { Depth: 1 } => PromptDepth.Easy,
                { Depth: 2 } => PromptDepth.SomeTrust,
                _ => PromptDepth.Deep,
            },
            theme.Stages is [var first, ..] ? first : PromptTheme.AnyStage,
            theme.NoteIn(language) ?? "");
    }
}
