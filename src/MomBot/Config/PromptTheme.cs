using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>A subject for a check-in, with the ways to ask about it in each language.</summary>
/// <param name="Key">What is remembered of it once it was asked; small letters, digits and hyphens.</param>
/// <param name="Depth">1 easy to answer among strangers, 2 needs some trust, 3 goes deep.</param>
/// <param name="AdultLife">About the grown-up, not the children.</param>
/// <param name="Light">Something to smile at; always of depth 1.</param>
/// <param name="Tags">What it touches, so that a space can opt out of a subject.</param>
/// <param name="Stages">Keys of stages, or <see cref="AnyStage"/>.</param>
/// <param name="Notes">Content note by language; none: it needs none. Every theme of depth 3 has one.</param>
/// <param name="Link">A page to read on, if whoever runs the bot has set one.</param>
/// <param name="Wordings">By language, English always; at least two each.</param>
public sealed record PromptTheme(
    string Key,
    int Depth,
    bool AdultLife,
    bool Light,
    ImmutableArray<string> Tags,
    ImmutableArray<string> Stages,
    ImmutableDictionary<string, string> Notes,
    Uri? Link,
    ImmutableDictionary<string, ImmutableArray<string>> Wordings)
{
    /// <summary>The word in "stages" that stands for all of them.</summary>
    public const string AnyStage = "any";

    public bool IsFor(string stage) => Stages.Contains(AnyStage) || Stages.Contains(stage);

    /// <summary>Its wordings in this language, else in English, which every theme has.</summary>
    public ImmutableArray<string> WordingsIn(string language) => Language.In(Wordings, language);

    /// <summary>Its content note in this language, else in English; none when it needs none.</summary>
    public string? NoteIn(string language) => Notes.IsEmpty ? null : Language.In(Notes, language);
}
