using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.Cohorts;

/// <summary>
/// What people may have in common: who they are to a child, and what their life is like. Keys are kept; never renamed.
/// </summary>
public static class Circumstances
{
    public const string Everyone = "everyone";

    /// <summary>Screenshots of such a room are used in court, so it opens with a warning.</summary>
    public const string TwoHomes = "two-homes";

    public static readonly ImmutableArray<Circumstance> Caregivers =
    [
        new("parent", "Parents"),
        new("adoptive", "Adoptive parents"),
        new("foster", "Foster carers"),
        new("step", "Step-parents"),
        new("grandparent", "Grandparents"),
        new("relative", "Aunts, uncles and other kin"),
        new("guardian", "Guardians, and kin who raise a child"),
        new("helper", "Friends and helpers"),
    ];

    public static readonly ImmutableArray<Circumstance> Lives =
    [
        new("solo", "One grown-up at home"),
        new(TwoHomes, "Children in two homes"),
        new("blended", "A family put together anew"),
        new("multiples", "Two or more at once"),
        new("early", "An early start, in hospital"),
        new("more-support", "A child who needs more support"),
        new("rainbow", "LGBTQ+ families"),
        new("loss", "After a loss"),
        new("far", "Far from where you grew up"),
    ];

    /// <summary>Whom a cohort can be for.</summary>
    public static ImmutableArray<Choice> Offered =>
    [
        new Choice(Everyone, "Everybody here", Chosen: true),
        .. Caregivers.Concat(Lives).Select(each => new Choice(each.Key, each.Name)),
    ];

    /// <summary>Whom it is for, in words; what nobody knows any more is for everybody.</summary>
    public static Text NameOf(string key) =>
        Caregivers.Concat(Lives).FirstOrDefault(each => each.Key == key)?.Name ?? "Everybody here";

    public static bool Knows(string key) => Caregivers.Concat(Lives).Any(each => each.Key == key);
}

/// <summary>Something people may have in common.</summary>
public sealed record Circumstance(string Key, Text Name);
