using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Moderation;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Moderation;

/// <summary>Private words, all of them: nobody is named in front of others.</summary>
public static class ModerationViews
{
    private const int PerCard = 5;

    public static Card Thanks() => new(
        "Thank you. The moderators have it, and nobody else. The other person is not told who wrote.\nIf somebody is in danger now, don't wait for them.",
        new CardPart.Buttons(new Button("Who to call", new OpenSupport())));

    public static Card Reports(GuildId guild, ImmutableArray<Report> open) => open.IsEmpty
        ? new Card("Nothing waits. Thank you for looking.")
        : new(
        [
            new CardPart.Paragraph(open.Length > PerCard
                ? T($"## Reports\nThe {PerCard} that wait longest, of {open.Length}.")
                : T($"## Reports")),
            .. open.Take(PerCard).SelectMany(report => Row(guild, report)),
        ]);

    public static Card Log(ImmutableArray<LoggedEntry> entries, long? brokenAt) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## What moderators did",
                .. entries.Select(Line),
                .. entries.IsEmpty ? ["Nothing yet."] : ImmutableArray<Text>.Empty,
            ])),
        new CardPart.Paragraph(brokenAt is { } number
            ? T($"**The log does not fit together from entry {number} on: somebody changed the database.** Ask whoever runs the bot.")
            : T($"-# Each entry carries a seal of the one before; all of them fit.")),
    ])
    {
        Tone = brokenAt is null ? Tone.Calm : Tone.Attention,
    };

    public static Card SafeWords() => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            "## Words for hard moments",
            "**Someone may be in danger:** \"I'm glad you wrote. Are you thinking of ending your life? I'm asking because I'd rather know.\" Then stay, and name the number of their country (/support).",
            "**Someone is not all right:** \"That sounds like a lot. What would help tonight: being listened to, an idea, or a hand?\"",
            "**Someone lost somebody:** \"I'm so sorry. You don't have to answer anybody here.\" Offer /pause. No \"at least\".",
            "**A child may be harmed:** don't investigate, don't promise silence. What you must do depends on where you live; the children's line of your country knows.",
            "**A story does not add up:** don't accuse in public. Talk in private, two of you, and look after those who believed it.")),
        new CardPart.Paragraph(
            "-# You are not a crisis service, and neither am I. Look after each other afterwards. More in docs/facilitators.md."),
        new CardPart.Buttons(new Button("Who to call", new OpenSupport())),
    ]);

    public static ImmutableArray<Effect> Tell(ModerationEvent happened) => happened switch
    {
        ModerationEvent.Reported(_, { } room, _) =>
            [new Effect.Post(room, new Card("A message was reported. /mod reports shows it."))],
        ModerationEvent.Closed({ Reporter: var reporter }, var note, _) =>
        [
            new Effect.Tell(reporter, new Card(note.Length > 0
                ? T($"What you reported was seen to. A moderator writes: {note}")
                : T($"What you reported was seen to. Thank you for saying something."))),
        ],
        ModerationEvent.Restricted(_, var member, var feature, var reason, _) =>
            [new Effect.Tell(member, Kept(feature, reason))],
        ModerationEvent.Lifted(_, var member, var feature, _) =>
            [new Effect.Tell(member, new Card(T($"You may use this part again: {(Text)feature}.")))],
        _ => [],
    };

    /// <summary>What somebody reads who is kept from a part.</summary>
    public static Card Kept(string feature, string reason) => new(
        T($"A moderator has asked you to leave this part alone for now ({(Text)feature}). They write: {reason}\nEverything else is as it was. You can write to a moderator about it."));

    private static IEnumerable<CardPart> Row(GuildId guild, Report report)
    {
        yield return new CardPart.Paragraph(Join(
            "\n",
            [
                T($"{report.ReportedAt:R} · https://discord.com/channels/{guild.Value}/{report.Channel.Value}/{report.Message.Value}"),
                report.Words.Length > 0 ? T($"{report.Words}") : "Nothing was written.",
                .. report.TakenBy is { } by ? [T($"-# {by} sees to it.")] : ImmutableArray<Text>.Empty,
            ]));
        yield return new CardPart.Buttons(
        [
            .. report.State == ReportState.Open
                ? [new Button("I'll see to it", new TakeReport(report.Id))]
                : ImmutableArray<Button>.Empty,
            new Button("Seen to", new OpenClosing(report.Id)),
        ]);
    }

    private static Text Line(LoggedEntry entry) => (entry.Actor, entry.Subject) switch
    {
        ({ } actor, { } subject) => T($"{entry.Number}. {entry.At:R}: {actor}, {entry.Act}, about {subject}"),
        ({ } actor, null) => T($"{entry.Number}. {entry.At:R}: {actor}, {entry.Act}"),
        (null, { } subject) => T($"{entry.Number}. {entry.At:R}: somebody forgotten, {entry.Act}, about {subject}"),
        (null, null) => T($"{entry.Number}. {entry.At:R}: somebody forgotten, {entry.Act}"),
    };
}
