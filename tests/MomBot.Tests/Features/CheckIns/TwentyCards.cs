using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Dispatch;
using MomBot.Features.CheckIns;
using MomBot.Interactions;
using MomBot.Tests.Config;
using NodaTime;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>
/// Twenty cards of check-ins, drawn by lot from every kind there is and from the whole library, in a language: to be
/// read aloud before a release. The same number gives the same twenty in every language.
/// </summary>
internal sealed partial class TwentyCards(int number, string language)
{
    private static readonly ConfigFolder Config = ShippedConfig.Load();
    private static readonly TextRenderer Texts = new(Config.Words.Find);
    private static readonly Instant Next = SomeRound.Due + Duration.FromDays(7);

    private readonly Random _random = new(number);

    public ImmutableArray<string> Draw() =>
        [.. Kinds().OrderBy(_ => _random.Next()).Take(20).Select(each => Read(each()))];

    /// <summary>Rounds more often than the rest: they are what everyone meets.</summary>
    private IEnumerable<Func<Card>> Kinds() =>
    [
        .. Enumerable.Repeat(() => CheckInViews.Card(Ask(RoundFormat.Question)), 10),
        .. Enum.GetValues<RoundFormat>().Select<RoundFormat, Func<Card>>(
            format => () => CheckInViews.Card(Ask(format))),
        .. Enum.GetValues<NeedTag>().Select<NeedTag, Func<Card>>(need => () => CheckInViews.Answer(
            SomeRound.Answer with { Need = need, MeToo = _random.Next(4), WithYou = _random.Next(4) }, "…", null)),
        .. Enum.GetValues<HeldBecause>().Select<HeldBecause, Func<Card>>(why => () => CheckInViews.WaitingCard(
            Ask(RoundFormat.Question) with { Status = RoundStatus.Held, Held = why })),
        .. Told(SomeRound.Answer with { Message = new MessageId(9100) }).Select<CheckInEvent, Func<Card>>(
            happened => () => CheckInViews.Tell(happened).Select(CardOf).First(card => card is not null)!),
        () => CheckInViews.Card(Ask(RoundFormat.Question) with { Status = RoundStatus.Closed }, Next),
        () => CheckInViews.FirstWords(SomeRound.Open()),
        () => CheckInViews.FirstWords(SomeRound.Open() with { MySide = true }),
        () => CheckInViews.Digest(new CheckInEvent.Closed(SomeRound.Open(), Next, SomeRound.Due)
        {
            Open = [new OpenRequest("Meals", SomeRound.Room, SomeRound.Card)],
        }),
        () => CheckInViews.AfterStretch,
        () => CheckInViews.Answered(SomeRound.Open(), SomeRound.Answer),
        () => CheckInViews.Passed,
        () => CheckInViews.More(SomeRound.Open(), []),
        () => CheckInViews.Nudge(SomeRound.Open()),
        () => CheckInViews.QuietNow,
        () => CheckInViews.Resting(Rhythm.Fresh(SomeRound.Guild), SomeRound.Channel),
        () => CheckInViews.Coming(Ask(RoundFormat.Question), Next, SomeRound.Chosen.Why),
        () => CheckInViews.Morning(new MorningList([], [SomeRound.Held(HeldBecause.Late)]), []),
        () => CheckInViews.YearOffered(new(2026, 48, 301, 97, 61)),
        () => CheckInViews.Pulse([new(SomeRound.Wednesday, 1, 12, 7, 41, 6)]),
    ];

    /// <summary>The private words between those who meet.</summary>
    private static IEnumerable<CheckInEvent> Told(Answer answer) =>
    [
        new CheckInEvent.IdeaOffered(answer, new MemberId(1002), SomeRound.Due),
        new CheckInEvent.IdeaMet(answer, new MemberId(1002), true, SomeRound.Due),
        new CheckInEvent.IdeaMet(answer, new MemberId(1002), false, SomeRound.Due),
        new CheckInEvent.Rallied(answer, SomeRound.Due),
        new CheckInEvent.AnswerLost(answer, false, SomeRound.Due),
        new CheckInEvent.AnswerLost(answer, true, SomeRound.Due),
    ];

    private static Card? CardOf(Effect effect) => effect switch
    {
        Effect.Post post => post.Card,
        Effect.Tell tell => tell.Card,
        _ => null,
    };

    private Round Ask(RoundFormat format)
    {
        var (first, second) = (Any(Config.Prompts), Any(Config.Prompts));
        var asked = format switch
        {
            RoundFormat.NoProblems => Any(Config.NoProblems),
            RoundFormat.JustUs => Any(Config.Prompts.RemoveAll(theme => !theme.AdultLife)),
            _ => first,
        };
        return SomeRound.Open() with
        {
            Format = format,
            Theme = asked.Key,
            Prompt = Any(asked.WordingsIn(language)),
            Note = RoundFormats.NeedsAQuestion(format) ? asked.NoteIn(language) : null,
            Deeper = format == RoundFormat.TwoDoors
                ? new Question(second.Key, Any(second.WordingsIn(language)), second.NoteIn(language))
                : null,
        };
    }

    /// <summary>One of them; a number is drawn however many there are, so that languages stay side by side.</summary>
    private T Any<T>(ImmutableArray<T> all) => all[(int)(_random.NextDouble() * all.Length)];

    private static string Said(CardPart part, string language) => part switch
    {
        CardPart.Paragraph(var words) => Texts.Markdown(words, language),
        CardPart.Buttons(var row) => string.Join(' ', row.Select(each => $"[{Texts.Plain(each.Label, language)}]")),
        CardPart.Picture(_, var drawing) => drawing.Describe(words => Texts.Plain(words, language)),
        _ => "",
    };

    private string Read(Card card) => Times().Replace(
        string.Join('\n', card.Parts.Select(part => Said(part, language))), "…");

    /// <summary>Discord shows these in each reader's own time.</summary>
    [GeneratedRegex("<t:[^>]+>")]
    private static partial Regex Times();
}
