using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;

namespace MomBot.Features.Setup;

/// <summary>
/// How things of Discord's are called when the bot makes them: in the community's language. Found they are under their
/// name in any language, so that a community that changes its language gets no second set.
/// </summary>
public sealed class SetupNames(WordsCatalog words, string language)
{
    /// <summary>The name in the community's language, then the names in all others.</summary>
    public ImmutableArray<string> Of(SetupThing thing) =>
        thing.Purpose.Kind == Purpose.Role
            ? All(thing.English)
            : [.. All(thing.English).Select(AsChannel).Distinct()];

    /// <summary>The same for the category in which a new channel stands; empty: where Discord puts it.</summary>
    public ImmutableArray<string> OfCategory(Part part) =>
        SetupThing.CategoryOf(part) is { } category ? All(category) : [];

    /// <summary>In the community's language.</summary>
    public string In(Text english) => In(language, english);

    private ImmutableArray<string> All(Text english) =>
    [
        .. words.Languages.Keys.Order(StringComparer.Ordinal).Select(each => In(each, english))
            .Prepend(Unescaped(english.Format)).Prepend(In(english)).Distinct(),
    ];

    private string In(string language, Text english) =>
        Unescaped(words.Find(language, english.Format) ?? english.Format);

    private static string Unescaped(string format) => string.Format(CultureInfo.InvariantCulture, format);

    /// <summary>As Discord would write it by itself, and then not be found again.</summary>
    private static string AsChannel(string name) => new(
        [.. name.ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) || letter == '_' ? letter : '-')]);
}
