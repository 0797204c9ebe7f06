using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Data.HelpRequests;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.HelpRequests;

/// <summary>Who may see a request, as the form offers it: values of options, and what they stand for.</summary>
public static class Audiences
{
    public const string Everyone = "everyone";
    public const string Named = "named";

    /// <summary>Whoever is in a cohort with her when she asks: they are named, and nobody else sees it.</summary>
    public const string Cohort = "cohort";

    private const string AreaPrefix = "area ";
    private const string GroupPrefix = "group ";

    private static readonly ImmutableArray<string> Groups = ["circle:", "stage:"];

    /// <summary>All of them for one person, from all to few: her areas and the groups she is in.</summary>
    public static ImmutableArray<Choice> Offered(Community community, HelpSettings settings,
        InteractionContext context) =>
    [
        new Choice(Everyone, "Everyone here"),
        .. settings.Areas.Take(12).Select(area => new Choice(AreaPrefix + area.Key, T($"People in {area.Name}"))),
        .. GroupsOf(community, context).Take(10).Select(place => new Choice(
            GroupPrefix + place.Key,
            place.Key.StartsWith("stage:", StringComparison.Ordinal)
                ? T($"My stage: {place.Name}")
                : T($"My group: {place.Name}"))),
        new Choice(Cohort, "My cohort", "The people you started with"),
        new Choice(Named, "People I name", "You choose them next; nobody else sees it"),
    ];

    /// <summary>The groups whose role she has; a private stage has none (decision record 0123).</summary>
    public static IEnumerable<Place> GroupsOf(Community community, InteractionContext context) =>
        community.Places.Where(place => place.Kind == "role"
            && Groups.Any(prefix => place.Key.StartsWith(prefix, StringComparison.Ordinal))
            && context.Roles.Contains(new RoleId(place.DiscordId)));

    public static Audience Read(string value) => value switch
    {
        Named => Audience.Named,
        Cohort => Audience.Cohort,
        _ when value.StartsWith(AreaPrefix, StringComparison.Ordinal) =>
            new Audience(AudienceKind.Area, value[AreaPrefix.Length..]),
        _ when value.StartsWith(GroupPrefix, StringComparison.Ordinal) =>
            new Audience(AudienceKind.Group, value[GroupPrefix.Length..]),
        _ => Audience.Everyone,
    };
}
