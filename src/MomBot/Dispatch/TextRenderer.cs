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

    /// <summary>For places where Discord reads markdown: messages.</summary>
    public string Markdown(Text text, string language) => Draw(text, language, PlainWords.InMarkdown);

    /// <summary>For places where it does not: labels, titles, options.</summary>
    public string Plain(Text text, string language) => Draw(text, language, PlainWords.Cleaned);

    private string Draw(Text text, string language, Func<string, string> own)
    {
        var format = wordingOf(language, text.Format) ?? text.Format;
        if (text.Arguments.Length == 0 && !format.AsSpan().ContainsAny('{', '}'))
            return format;
        var arguments = new object?[text.Arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = Argument(text.Arguments[i], language, own);
        return string.Format(CultureInfo.InvariantCulture, format, arguments);
    }

    private string Argument(TextArgument argument, string language, Func<string, string> own) => argument.Value switch
    {
        null => "",
        Text nested => Draw(nested, language, own),
        string words when argument.Style == "ours" => wordingOf(language, words) ?? own(words),
        string words => own(words),
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
}
