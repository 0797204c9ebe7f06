using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>Questions of a community's own, and those that were suggested.</summary>
public static partial class CheckInViews
{
    private const int MostSuggestions = 5;
    private const int MostOwn = 25;
    private const int ShortWords = 90;

    public static readonly Text Suggested =
        "Thank you. Whoever looks after check-ins reads it, and you hear of it either way.";

    public static readonly Card LeftOut = new("It is not kept, and they hear that kindly.");

    /// <summary>All of them, suggestions first.</summary>
    public static Card OwnPrompts(ImmutableArray<OwnPrompt> prompts)
    {
        var waiting = prompts.Where(each => each.Status == PromptStatus.Suggested).ToImmutableArray();
        var own = prompts.RemoveRange(waiting);
        return new(
        [
            new CardPart.Paragraph(own.IsEmpty && waiting.IsEmpty
                ?
                "## Questions of your own\nThere are none yet: the library asks. What you add here is asked among the library's, by the same rules."
                : "## Questions of your own\nThey are asked among the library's, by the same rules."),
            .. waiting.Take(MostSuggestions).SelectMany(Suggestion),
            .. own.IsEmpty
                ? (CardPart[])[]
                :
                [
                    new CardPart.Select(
                        new ChoosePrompt(),
                        "Look at one",
                        [
                            .. own.OrderByDescending(each => each.Id.Value).Take(MostOwn).Select(each => new Choice(
                                each.Id.Value.ToString(CultureInfo.InvariantCulture),
                                Short(each.Wording),
                                each.Status == PromptStatus.Retired ? (Text)"retired" : null)),
                        ]),
                ],
            new CardPart.Buttons(
                new Button("Add a question", new OpenAddPrompt()),
                new Button("Take in a file", new OpenImport()),
                new Button("Take them home", new ExportPrompts())),
        ]);
    }

    /// <summary>One of them, and what can be done with it.</summary>
    public static Card OwnPrompt(OwnPrompt prompt) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                prompt.Status == PromptStatus.Retired ? "## No longer asked" : "## A question of your own",
                .. prompt.Words.Notes.Values.Select(note => T($"-# Content note: {note}")),
                .. prompt.Words.Wordings.Values.SelectMany(ways => ways).Select(way => T($"- {way}")),
            ])),
        new CardPart.Buttons(
            new Button("Change it", new OpenEditPrompt(prompt.Id)),
            prompt.Status == PromptStatus.Retired
                ? new Button("Ask it again", new RetirePrompt(prompt.Id, Retire: false))
                : new Button("Retire it", new RetirePrompt(prompt.Id, Retire: true)),
            new Button("All of them", new ShowPrompts())),
    ]);

    public static Card Imported(int count) => new(
        T($"{count} questions are taken in. Where one had the key of an older one, it has taken its place."),
        new CardPart.Buttons(new Button("All of them", new ShowPrompts())));

    public static Card Exported(string sheet) => new(
        "Your own questions, as a file. Change it and take it in again; a key that is known takes the older one's place.",
        new CardPart.File("questions.yaml", Encoding.UTF8.GetBytes(sheet)));

    public static Card Example(string sheet) => new(
        "There are no questions of your own yet. This file shows how one looks: change it, add more, and take it in.",
        new CardPart.File("questions.yaml", Encoding.UTF8.GetBytes(sheet)));

    /// <summary>The beginning of somebody's words, where little fits.</summary>
    public static Text Short(string words) => words.Length <= ShortWords ? T($"{words}") : T($"{Cut(words)}…");

    private static string Cut(string words) =>
        words[..(ShortWords - (char.IsHighSurrogate(words[ShortWords - 1]) ? 1 : 0))].TrimEnd();

    private static Card SuggestedCard(PromptId prompt, MemberId by, string words) => new(
    [
        new CardPart.Paragraph(T($"{by} suggests a question:\n> {words}")), TakeOrLeave(prompt),
    ])
    {
        Tone = Tone.Asking,
    };

    private static Card SuggestionMet(string words, bool taken, string reason) => (taken, reason.Length > 0) switch
    {
        (true, true) => T($"Your question will be asked here:\n> {words}\nA facilitator writes: {reason}"),
        (true, false) => T($"Your question will be asked here, one of these weeks:\n> {words}\nThank you for it."),
        (false, true) => T($"Your question is not among those asked here this time:\n> {words}\nA facilitator writes: {reason}"),
        (false, false) => T($"Your question is not among those asked here this time:\n> {words}\nThank you for thinking of it. Another one is welcome."),
    };

    private static CardPart[] Suggestion(OwnPrompt prompt) => prompt.By is { } by
        ? [new CardPart.Paragraph(T($"{by} suggests:\n> {prompt.Wording}")), TakeOrLeave(prompt.Id)]
        : [];

    private static CardPart.Buttons TakeOrLeave(PromptId prompt) => new(
        new Button("Take it", new OpenTakePrompt(prompt)), new Button("Not this one", new OpenLeavePrompt(prompt)));
}
