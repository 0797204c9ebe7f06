using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.CheckIns;

/// <summary>The private card of <c>/checkin</c>, and what those who look after check-ins read.</summary>
public static partial class CheckInViews
{
    public static Card Board(CheckInBoard board) =>
        new([.. Now(board), .. board.Hosts is { } hosts ? ForHosts(board, hosts) : []]) { Tone = Tone.Warm };

    /// <summary>The rhythm was set: the dates it leads to.</summary>
    public static Card RhythmSet(Rhythm rhythm, string zone, ImmutableArray<Instant> dates) => rhythm.On
        ? new(Join("\n", [T($"Check-ins come every {rhythm.Day} at {rhythm.At} ({zone}). The next three:"), .. Lines(dates)]))
        : new("Check-ins rest from now on. A round that is open stays open until its time is over.");

    private static ImmutableArray<CardPart> Now(CheckInBoard board) => board switch
    {
        { Current: { Status: RoundStatus.Open } round } =>
        [
            new CardPart.Paragraph(Asked("## This week", round)),
            new CardPart.Paragraph(T($"[Go to the round]({Link(round)}) · open until {round.ClosesAt!.Value}\n-# Pass is as good as an answer.")),
            Doors(round),
        ],
        { Current: not null } => [new CardPart.Paragraph("This week's check-in is on its way.")],
        { HasChannel: false } =>
        [
            new CardPart.Paragraph(
                "There is no channel for check-ins here yet. Someone who runs this server can choose one with /setup."),
        ],
        { Next: { } next } => [new CardPart.Paragraph(T($"There is no check-in right now. The next one comes {next}."))],
        _ => [new CardPart.Paragraph("Check-ins rest at the moment.")],
    };

    private static IEnumerable<CardPart> ForHosts(CheckInBoard board, HostBoard hosts)
    {
        yield return new CardPart.Divider();
        yield return new CardPart.Paragraph("### For those who look after check-ins");
        if (board.Current is { } current)
        {
            foreach (var remark in Remarks(current))
                yield return new CardPart.Paragraph(remark);
        }

        foreach (var round in hosts.Held)
        {
            yield return new CardPart.Paragraph(Waiting(round));
            yield return new CardPart.Buttons(
                new Button("Send now", new SendRound(round.Id)), new Button("Skip", new SkipRound(round.Id)));
        }

        yield return new CardPart.Paragraph(hosts.Dates.Length > 0
            ? Join("\n", ["The next ones come:", .. Lines(hosts.Dates)])
            : "No dates are planned.");
        yield return new CardPart.Buttons(new Button("Change day and time", new OpenRhythm()));
    }

    private static IEnumerable<Text> Remarks(Round round)
    {
        if (round.IsWithoutThread)
            yield return T($"I could not open a thread in {round.Channel!.Value}, so answers stand in the channel. Allow me to create public threads and to write in them there; the next round will have one.");
        if (round.Choice == ThemeChoice.LongestAgo)
            yield return LongestAgo;
    }

    private static readonly Text LongestAgo =
        "Every theme was asked here within half a year, so the one asked longest ago came again. More themes in config/prompts help.";

    private static Text Waiting(Round round)
    {
        var why = round.Held is { } held
            ? T($"**{round.Date}** waits for your word. {Reason(held, round)}")
            : T($"**{round.Date}** waits for your word.");
        return (round.Prompt, round.Choice) switch
        {
            ("", _) => why,
            (var prompt, ThemeChoice.Fresh) => T($"{why}\n{prompt}"),
            (var prompt, ThemeChoice.LongestAgo) => T($"{why}\n{prompt}\n-# {LongestAgo}"),
        };
    }

    private static Text Reason(HeldBecause held, Round round) => held switch
    {
        HeldBecause.Late => "I was away at its time, and came back more than six hours later.",
        HeldBecause.QuietHours => "I was away at its time, and came back in the quiet hours.",
        HeldBecause.NoChannel => "No channel for check-ins is chosen: /setup has the choice.",
        HeldBecause.NoPrompt => "config/prompts has no theme for every stage that is not of depth 3.",
        HeldBecause.NotAllowed => T($"I am not allowed to write in {round.Channel!.Value}. Allow me to see it and to send messages there."),
        HeldBecause.Gone => T($"{round.Channel!.Value} is gone, or my card in it was taken down at once. /setup has the choice of another channel."),
        HeldBecause.Unsure => T($"I could not make sure that it arrived in {round.Channel!.Value}. Please look there first; *Send now* posts it once more."),
    };

    private static IEnumerable<Text> Lines(ImmutableArray<Instant> dates) => dates.Select(date => T($"{date}"));

    private static Text Link(Round round) =>
        T($"https://discord.com/channels/{round.Guild.Value}/{round.Channel!.Value.Value}/{round.Message!.Value.Value}");
}
