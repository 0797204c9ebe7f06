using System.Collections.Immutable;
using System.Globalization;
using MomBot.Config;
using MomBot.Data;
using MomBot.Interactions;

namespace MomBot.Features.HelpRequests;

/// <summary>What a category asks: how a form draws it, what an answer says on the card, and the way back.</summary>
public static class HelpFields
{
    private const int LongestText = 120;

    /// <summary>How a form draws it.</summary>
    public static PartWords Draw(HelpField field) => new(
        field.Ask,
        field.Tip is null ? null : (Text)field.Tip,
        Options: Options(field),
        As: field.Kind switch
        {
            HelpFieldKind.Choice or HelpFieldKind.Number => new SelectAttribute("") { Optional = true },
            HelpFieldKind.Several => new CheckboxGroupAttribute("") { Optional = true, Max = field.Options.Length },
            HelpFieldKind.Text => new TextInputAttribute("") { Optional = true, Max = LongestText },
        });

    /// <summary>The facts of what was ticked and answered; what was never offered says nothing.</summary>
    public static ImmutableArray<string> Write(
        HelpCategoryEntry category, IEnumerable<string> ticked, Func<HelpField, ImmutableArray<string>> answerOf) =>
    [
        .. category.Choices.Intersect(ticked),
        .. category.Fields.SelectMany(field => Write(field, answerOf(field)).Select(fact => fact.Line())),
    ];

    /// <summary>What a form starts with, when the facts are known.</summary>
    public static ImmutableArray<string> Read(HelpField field, ImmutableArray<string> facts)
    {
        ImmutableArray<HelpFact> known = [.. facts.Select(HelpFact.Read)];
        return field.Kind switch
        {
            HelpFieldKind.Number or HelpFieldKind.Text =>
                [.. known.Where(fact => fact.Ask == field.Ask).Select(fact => fact.Words).Take(1)],
            HelpFieldKind.Choice or HelpFieldKind.Several =>
            [
                .. field.Options.Select((words, at) => (words, Value: Number(at + 1)))
                    .Where(each => known.Any(fact => fact.Ask.Length == 0 && fact.Words == each.words))
                    .Select(each => each.Value),
            ],
        };
    }

    private static IEnumerable<HelpFact> Write(HelpField field, ImmutableArray<string> answer)
    {
        return answer.IsDefaultOrEmpty ? [] : field.Kind switch
        {
            HelpFieldKind.Text => answer.Select(OneLine).Where(words => words.Length > 0).Take(1)
                .Select(words => new HelpFact(words, field.Ask, field.Private)),
            HelpFieldKind.Number => Chosen(answer, field.Most).Take(1)
                .Select(number => new HelpFact(Number(number), field.Ask, field.Private)),
            HelpFieldKind.Choice => Chosen(answer, field.Options.Length).Take(1).Select(Fact),
            HelpFieldKind.Several => Chosen(answer, field.Options.Length).Select(Fact),
        };

        HelpFact Fact(int number) => new(field.Options[number - 1], IsPrivate: field.Private);
    }

    private static ImmutableArray<Choice>? Options(HelpField field) => field.Kind switch
    {
        HelpFieldKind.Text => null,
        HelpFieldKind.Number =>
            [.. Enumerable.Range(1, field.Most).Select(number => new Choice(Number(number), Number(number)))],
        HelpFieldKind.Choice or HelpFieldKind.Several =>
            [.. field.Options.Select((words, at) => new Choice(Number(at + 1), words))],
    };

    private static IEnumerable<int> Chosen(ImmutableArray<string> answer, int most) => answer
        .Select(value =>
            int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
        .Where(number => number >= 1 && number <= most).Distinct().Order();

    private static string OneLine(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestText ? line
            : line[..(LongestText - (char.IsHighSurrogate(line[LongestText - 1]) ? 1 : 0))];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
