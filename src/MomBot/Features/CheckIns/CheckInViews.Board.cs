using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>The private card of <c>/checkin</c>, and what those who look after check-ins read on it.</summary>
public static partial class CheckInViews
{
    /// <summary>With fewer themes left than weeks in this time, facilitators are told.</summary>
    public const int LowBank = 8;

    private const int MostRounds = 3;

    public static Card Board(CheckInBoard board) =>
        new([.. Now(board), .. board.Hosts is { } hosts ? ForHosts(board, hosts) : []]) { Tone = Tone.Warm };

    private static IEnumerable<CardPart> Now(CheckInBoard board)
    {
        foreach (var round in board.Current.Take(MostRounds))
        {
            if (round.Status != RoundStatus.Open)
            {
                yield return new CardPart.Paragraph("This week's check-in is on its way.");
                continue;
            }

            yield return new CardPart.Paragraph(Asked(RoundFormats.HeadingOf(round.Format), round));
            foreach (var door in Doors(round))
                yield return door;
            yield return new CardPart.Paragraph(
                T($"[Go to the round]({Link(round)}) · open until {round.ClosesAt!.Value}\n-# Pass is as good as an answer."));
            if (!RoundFormats.IsQuiet(round.Format))
                yield return Buttons(round);
        }

        if (board.Current.IsEmpty)
            yield return new CardPart.Paragraph(Nothing(board));
    }

    private static Text Nothing(CheckInBoard board) => board switch
    {
        { HasChannel: false } =>
            "There is no channel for check-ins here yet. Someone who runs this server can choose one with /setup.",
        { Next: { } next } => T($"There is no check-in right now. The next one comes {next}."),
        _ => "Check-ins rest at the moment.",
    };

    private static IEnumerable<CardPart> ForHosts(CheckInBoard board, HostBoard hosts)
    {
        yield return new CardPart.Divider();
        yield return new CardPart.Paragraph("### For those who look after check-ins");
        foreach (var round in board.Current.Where(each => each.IsWithoutThread))
            yield return new CardPart.Paragraph(WithoutThread(round));
        foreach (var round in hosts.Held)
        {
            yield return new CardPart.Paragraph(Waiting(round));
            yield return WaitingButtons(round);
        }

        foreach (var part in hosts.Missed.SelectMany(WentBy))
            yield return part;
        foreach (var round in hosts.Planned)
        {
            yield return new CardPart.Paragraph(T($"**{round.Date}** will be:\n{Question(round)}"));
            yield return PlannedButtons(round);
        }

        if (!hosts.Unheard.IsEmpty)
            yield return new CardPart.Paragraph(UnheardList(hosts.Unheard));
        if (hosts.Left < LowBank)
            yield return new CardPart.Paragraph(Low(hosts.Left));
        yield return new CardPart.Paragraph(hosts.Dates.Length > 0
            ? Join("\n", ["The next ones come:", .. Lines(hosts.Dates)])
            : "No dates are planned.");
        yield return new CardPart.Buttons(
            new Button("Change day and time", new OpenRhythm()), new Button("All schedules", new ShowSchedules()));
    }

    private static Text WithoutThread(Round round) =>
        T($"I could not open a thread in {round.Channel!.Value}, so answers stand in the channel. Allow me to create public threads and to write in them there; the next round will have one.");

    private static Text Low(int left) => left == 0
        ?
        "Every theme was asked here within half a year, so the one asked longest ago comes again. You can add some of your own with /host prompts add."
        : T($"Only {left} themes are left here that were not asked within half a year. You can add some of your own with /host prompts add.");

    private static CardPart.Buttons WaitingButtons(Round round) => new(
        new Button("Send now", new SendRound(round.Id)),
        new Button("Swap", new SwapRound(round.Id)),
        new Button("Skip", new SkipRound(round.Id)));

    private static CardPart.Buttons PlannedButtons(Round round) => new(
        new Button("Swap", new SwapRound(round.Id)), new Button("Skip", new SkipRound(round.Id)));

    private static Text Waiting(Round round)
    {
        var why = round.Held is { } held
            ? T($"**{round.Date}** waits for your word. {HeldWhy(held, round)}")
            : T($"**{round.Date}** waits for your word.");
        return round.Prompt.Length == 0 ? why : T($"{why}\n{Question(round)}");
    }

    private static Text Question(Round round) => round switch
    {
        { Deeper: { } deeper } => T($"{round.Prompt}\n{deeper.Prompt}"),
        { Prompt: "", Poll: { } poll } => T($"{poll.Question}"),
        { Prompt.Length: > 0 } => T($"{round.Prompt}"),
        _ => RoundFormats.NameOf(round.Format),
    };

    private static Text HeldWhy(HeldBecause held, Round round) => held switch
    {
        HeldBecause.Late => "I was away at its time, and came back more than six hours later.",
        HeldBecause.QuietHours => "It would have come in the quiet hours.",
        HeldBecause.NoChannel => "No channel for check-ins is chosen: /setup has the choice.",
        HeldBecause.NoPrompt => "No theme may be asked here: look at how deep questions may go, and what is left out.",
        HeldBecause.NotAllowed => T($"I am not allowed to write in {round.Channel!.Value}. Allow me to see it and to send messages there."),
        HeldBecause.Gone => T($"{round.Channel!.Value} is gone, or my card in it was taken down at once. /setup has the choice of another channel."),
        HeldBecause.Unsure => T($"I could not make sure that it arrived in {round.Channel!.Value}. Please look there first; *Send now* posts it once more."),
        HeldBecause.HardDay => "What is scheduled there is held for a hard day.",
    };

    private static IEnumerable<Text> Lines(ImmutableArray<Instant> dates) => dates.Select(date => T($"{date}"));

    private static Text Link(Round round) =>
        T($"https://discord.com/channels/{round.Guild.Value}/{round.Channel!.Value.Value}/{round.Message!.Value.Value}");
}
