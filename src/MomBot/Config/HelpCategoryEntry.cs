using System.Collections.Immutable;

namespace MomBot.Config;

/// <summary>Something people can ask a hand for, and how its form speaks.</summary>
/// <param name="Hint">Under its name in the menu.</param>
/// <param name="Example">Greyed out in the form until somebody writes.</param>
/// <param name="Fields">What it asks besides what, when and who.</param>
/// <param name="Ask">What it asks last, for an answer in own words.</param>
/// <param name="Tip">Under <paramref name="Ask"/>.</param>
/// <param name="Choices">What can be ticked about it, in short sentences; what is ticked stands on the card.</param>
/// <param name="Quick">The label of the button that asks at once; none: there is none.</param>
/// <param name="QuickWords">What that button asks for.</param>
/// <param name="Train">Meals over weeks can be asked for.</param>
/// <param name="Talk">The first free listener gets a private half hour.</param>
/// <param name="Illness">Helpers are told that there is illness in the house.</param>
public sealed record HelpCategoryEntry(
    string Key,
    string Name,
    string Hint,
    HelpCategoryPlace Place,
    string Example,
    ImmutableArray<HelpField> Fields,
    string Ask,
    string Tip,
    ImmutableArray<string> Choices,
    string? Quick,
    string? QuickWords,
    bool Train,
    bool Talk,
    bool Illness,
    bool Enabled)
{
    /// <summary>One field in the form, and four behind *More details*, where own words come last.</summary>
    public const int MostFields = 5;

    /// <summary>Those that stand in the form itself; alone with a child nobody is asked who may see it.</summary>
    public ImmutableArray<HelpField> InForm => [.. Fields.Take(Place == HelpCategoryPlace.SoleCare ? 2 : 1)];

    /// <summary>Those that wait behind *More details*.</summary>
    public ImmutableArray<HelpField> Later => [.. Fields.Skip(InForm.Length)];

    /// <summary>Every sentence that can be chosen or ticked.</summary>
    public IEnumerable<string> Options => Choices.Concat(Fields.SelectMany(each => each.Options));
}

/// <summary>Where the help of a category happens.</summary>
public enum HelpCategoryPlace
{
    Remote,
    Doorstep,
    Home,
    SoleCare,
}
