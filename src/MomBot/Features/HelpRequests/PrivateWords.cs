using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MomBot.Features.HelpRequests;

/// <summary>
/// Finds what looks like a street address, a phone number or a way to send money in words that everybody would read:
/// as people write them in the US, Canada, the UK, Ireland, Australia, New Zealand, Germany, France and Spain. It may
/// be wrong: what it finds is held back and asked about, once and privately, never refused.
/// </summary>
public static partial class PrivateWords
{
    /// <summary>What stands in the place of what was held back.</summary>
    public const string Mark = "[…]";

    private static readonly ImmutableArray<Regex> Looks =
    [
        Links(), Iban(), Phone(), LocalPhone(), Street(), NamedStreet(), German(), GermanNamed(), French(), Spanish(),
        Flat(), UkPostcode(), CanadianPostcode(), Eircode(), UsZip(), CodeAndTown(),
    ];

    /// <summary>The words without what looks private; the same words when nothing does.</summary>
    public static string Without(string words)
    {
        foreach (var look in Looks)
            words = look.Replace(words, match => IsADate(match.Value) ? match.Value : Mark);
        return RepeatedMarks().Replace(words, Mark);
    }

    private static bool IsADate(string found) => DateLike().IsMatch(found);

    [GeneratedRegex(
        @"(?:https?://)?(?:www\.)?(?:paypal\.(?:me|com)|venmo\.com|cash\.app|revolut\.me|monzo\.me|"
        + @"wise\.com|gofund\.me|gofundme\.com|ko-fi\.com|buymeacoffee\.com|lydia-app\.com|leetchi\.com|"
        + @"tikkie\.me)\S*|(?<![\w$])\$[A-Za-z]\w{2,19}\b|\bbizum\b", RegexOptions.IgnoreCase)]
    private static partial Regex Links();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"(?<![\w.])\+?(?:\(?\d{1,5}\)?[\s./-]?){2,7}(?<=(?:\d\D{0,2}){9})(?!\w)")]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\d-])\d{3}-\d{4}(?![\d-])|(?<!\d)(?!19|20)\d{4} \d{4}(?!\d)")]
    private static partial Regex LocalPhone();

    [GeneratedRegex(
        @"(?<!\w)\d{1,5}[a-z]?,?\s+(?:(?!(?:the|a|an|of|on|down|up|from|per|by|our|my|your|in|to|for|and|"
        + @"or|off|across|minutes?|blocks?|miles?)\b)[\p{L}'’.-]+\s+){1,4}(?:street|st|road|rd|avenue|ave|"
        + @"lane|ln|crescent|cres|boulevard|blvd|terrace|tce|highway|hwy|parade|pde|grove|mews|"
        + @"esplanade)\b\.?", RegexOptions.IgnoreCase)]
    private static partial Regex Street();

    [GeneratedRegex(
        @"(?<!\w)\d{1,5}[a-zA-Z]?,?\s+(?:\p{Lu}[\p{L}'’.-]*\s+){1,4}(?:Drive|Dr|Court|Ct|Place|Pl|Close|"
        + @"Way|Square|Sq|Gardens|Row|Hill|Walk|Quay|Park|Circuit|Circle|Green)\b\.?")]
    private static partial Regex NamedStreet();

    [GeneratedRegex(@"\b[\p{L}-]*(?:straße|strasse|str\.)\s*\d{1,4}\s?[a-z]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex German();

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}-]*(?:weg|platz|allee|gasse|ring|ufer|damm)\s+\d{1,4}\s?[a-z]?\b|\b(?:Am|Im|"
        + @"An der|Auf dem|Zum|Zur)\s+\p{Lu}[\p{L}-]+\s+\d{1,4}\s?[a-z]?\b")]
    private static partial Regex GermanNamed();

    [GeneratedRegex(
        @"(?<!\w)\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|impasse|allée|chemin|"
        + @"quai|route|cours|square)\s+(?:de\s|du\s|des\s|la\s|le\s|"
        + @"l['’])*[\p{L}][\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)*", RegexOptions.IgnoreCase)]
    private static partial Regex French();

    [GeneratedRegex(
        @"(?<!\w)(?:calle|c/|avenida|avda\.?|plaza|paseo|pº|camino|carrer|ronda)\s*(?:de\s|del\s|la\s|"
        + @"las\s|los\s|el\s)*[\p{L}][\p{L}'’-]*(?:\s(?:de\s|del\s|"
        + @"la\s)*[\p{L}][\p{L}'’-]*){0,3},?\s+(?:n[º°o.]*\s*)?\d{1,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex Spanish();

    [GeneratedRegex(@"\b(?:flat|apt|apartment|unit|suite)\.?\s*#?\s?\d{1,4}[a-z]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Flat();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")]
    private static partial Regex UkPostcode();

    [GeneratedRegex(@"\b[A-CEGHJ-NPR-TVXY]\d[A-Z] ?\d[A-Z]\d\b")]
    private static partial Regex CanadianPostcode();

    [GeneratedRegex(@"\b[A-Z]\d[\dW] [A-Z\d]{4}\b")]
    private static partial Regex Eircode();

    [GeneratedRegex(@"\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \d{4}\b")]
    private static partial Regex UsZip();

    [GeneratedRegex(@"(?<![\d,.])\d{5} \p{Lu}\p{L}{2,}(?:[- ]\p{Lu}\p{L}+)*")]
    private static partial Regex CodeAndTown();

    [GeneratedRegex(@"^\s*(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})\s*$")]
    private static partial Regex DateLike();

    [GeneratedRegex(@"\[…\](?:[\s,]*\[…\])+")]
    private static partial Regex RepeatedMarks();
}
