using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Dispatch;

/// <summary>Draws a <see cref="Text"/> into one language. Somebody's own words are made harmless on the way.</summary>
/// <param name="wordingOf">Finds another wording of an English format in a language; none: the English.</param>
public sealed class TextRenderer(Func<string, string, string?> wordingOf)
{
    private static readonly LocalTimePattern Hour = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly InstantPattern Moment =
        InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    private static readonly Place InMessages = new(PlainWords.InMarkdown, IsFile: false);
    private static readonly Place InLabels = new(PlainWords.Cleaned, IsFile: false);
    private static readonly Place InFiles = new(PlainWords.Cleaned, IsFile: true);

    /// <summary>For places where Discord reads markdown: messages.</summary>
    public string Markdown(Text text, string language) => Draw(text, language, InMessages);

    /// <summary>For places where it does not: labels, titles, options.</summary>
    public string Plain(Text text, string language) => Draw(text, language, InLabels);

    /// <summary>For files: moments and days in figures, people as their numbers.</summary>
    public string OnPaper(Text text, string language) => Draw(text, language, InFiles);

    private string Draw(Text text, string language, Place place)
    {
        var format = wordingOf(language, text.Format) ?? text.Format;
        if (text.Arguments.Length == 0 && !format.AsSpan().ContainsAny('{', '}'))
            return format;
        var arguments = new object?[text.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Argument(text.Arguments[i], language, place);
        return string.Format(CultureInfo.InvariantCulture, format, arguments);
    }

    private string Argument(TextArgument argument, string language, Place place) => argument.Value switch
    {
        null => "",
        Text nested => Draw(nested, language, place),
        string words => place.Own(words),
        MemberId member when place.IsFile => member.Value.ToString(CultureInfo.InvariantCulture),
        Instant instant when place.IsFile => Moment.Format(instant),
        LocalDate date when place.IsFile => LocalDatePattern.Iso.Format(date),
        MemberId member => $"<@{member.Value}>",
        ChannelId channel => $"<#{channel.Value}>",
        RoleId role => $"<@&{role.Value}>",
        Instant instant => $"<t:{instant.ToUnixTimeSeconds()}:{argument.Style ?? "F"}>",
        LocalDate date => Day(date, language),
        LocalTime time => Hour.Format(time),
        IsoDayOfWeek day => Said(day.ToString(), language),
        Uri page => page.AbsoluteUri,
        IFormattable number => number.ToString(argument.Style, CultureInfo.InvariantCulture),
        var other => throw new InvalidOperationException($"A {other.GetType().Name} cannot be put into words."),
    };

    /// <summary>"Wednesday 25 November", each half as words/ names it: "Wednesday", "{0} November".</summary>
    private string Day(LocalDate date, string language)
    {
        var month = Said($"{{0}} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month)}", language);
        var day = Said(date.DayOfWeek.ToString(), language);
        return $"{day} {string.Format(CultureInfo.InvariantCulture, month, date.Day)}";
    }

    private string Said(string english, string language) => wordingOf(language, english) ?? english;

    private sealed record Place(Func<string, string> Own, bool IsFile);
}
