using System.Collections.Immutable;
using System.Globalization;
using MomBot.Data;
using MomBot.Data.Members;
using MomBot.Data.Privacy;
using MomBot.Interactions;
using NodaTime;
using static MomBot.Data.Text;

namespace MomBot.Features.Privacy;

/// <summary>The private panel of what is kept, and the one question.</summary>
public static partial class PrivacyViews
{
    /// <summary>Time for roles, cards and threads to follow.</summary>
    private static readonly Duration Pause = Duration.FromMinutes(1);

    private static readonly Duration LeaversAreKept = Duration.FromDays(30);

    /// <param name="remembered">What each feature keeps, in its own sentence.</param>
    public static Card Panel(ImmutableArray<Text> remembered, bool directMessages) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            ["## What I keep about you here", .. remembered.Select(what => T($"- {what}"))])),
        new CardPart.Paragraph(directMessages
            ? "Reminders by direct message are **on**."
            : "Reminders by direct message are **off**. What I have to tell you waits for your next press."),
        new CardPart.Buttons(
            new Button("Take my data", new TakeData()),
            new Button(
                directMessages ? "Turn direct messages off" : "Turn direct messages on",
                new SetDirectMessages(!directMessages)),
            new Button("Forget me", new AskToForget(), ButtonLook.Grave)),
    ]);

    public static Card Taken(
        Func<Func<Text, string>, ReadOnlyMemory<byte>> text,
        Func<Func<Text, string>, ReadOnlyMemory<byte>> json) => new(
        "All I keep about you here, once to read and once for programs. Only you see this.",
        new CardPart.File("what-mombot-keeps.txt", text),
        new CardPart.File("what-mombot-keeps.json", json));

    public static Card AskToForget(ImmutableArray<Kept> kept)
    {
        ImmutableArray<Text> goes =
        [
            .. kept.Where(each => each.Lines.Length > 0).Select(each => T($"- {(Text)each.What} ({each.Lines.Length})")),
        ];
        return new(
            Join("\n", goes.Length == 0
                ? ["## Forget me", "I keep nothing about you here but what was sent lately, as numbers. That would go."]
                : ["## Forget me", "This would go, for good:", .. goes]),
            [
                new CardPart.Paragraph(
                    "Open requests are closed without a word about why, their private threads deleted, promises released, and the roles I gave you taken back. What you wrote in channels stays in Discord; you can delete it there."),
                .. Parts(kept),
                new CardPart.Buttons(
                    new Button("Yes, forget everything", new ForgetMe(), ButtonLook.Grave),
                    new Button("Keep it", new ShowMe(Turns: true))),
            ]);
    }

    /// <summary>What of it can go by itself.</summary>
    private static IEnumerable<CardPart> Parts(ImmutableArray<Kept> kept)
    {
        ImmutableArray<Choice> parts =
        [
            .. kept.Where(each => each.Lines.Length > 0).Select(each => new Choice(each.Feature, each.What)),
        ];
        if (parts.Length > 1)
            yield return new CardPart.Select(new ForgetPart(), "Or choose one part, and keep the rest", parts);
    }

    public static Card PartForgotten() => new(
        "That part is erased. The rest is as it was.\n-# Backups hold it for seven more days.",
        new CardPart.Buttons(new Button("Show what is left", new ShowMe(Turns: true))))
    {
        Tone = Tone.Settled,
    };

    public static Card AskToErase(MemberId who) => new(
        T($"## Forget {who}\nEverything I keep about them here would go, for good, as if they had pressed *Forget me* themselves. Only do this because they asked."),
        new CardPart.Buttons(
            new Button("Yes, forget them", new EraseForGood(who), ButtonLook.Grave)));

    public static Card NoNumber() => new(
        "That is not a Discord number. It has about nineteen digits: Developer Mode, Copy User ID.");

    public static Card Erased() => new(
        "They are forgotten. Cards, threads and roles follow; in a minute the last trace of that goes too.\n-# Backups hold it for seven more days.")
    {
        Tone = Tone.Settled,
    };

    /// <summary>Each state of an erasure sees to it that the next one comes.</summary>
    public static ImmutableArray<Effect> Tell(ErasureEvent happened) => happened switch
    {
        ErasureEvent.Asked(var erasure, _, var at) =>
            [new Effect.Later(new ContinueErasure(erasure), at + Pause, Key("continue", erasure))],
        ErasureEvent.RowsGone(var erasure, _, var at) =>
            [new Effect.Later(new FinishErasure(erasure), at + Pause, Key("finish", erasure))],
        _ => [],
    };

    /// <summary>What is kept of whoever left goes after thirty days, unless she is here again and says so.</summary>
    public static ImmutableArray<Effect> Tell(MemberEvent happened) => happened switch
    {
        MemberEvent.Left(var guild, var member, var at) =>
            [new Effect.Later(new ForgetLeaver(member), at + LeaversAreKept, MemberEvent.LeaverKey(guild, member))],
        MemberEvent.Returned or MemberEvent.BeganAnew =>
            [new Effect.NotAnyMore(MemberEvent.LeaverKey(happened.Guild, happened.Owner))],
        _ => [],
    };

    private static string Key(string step, long erasure) =>
        string.Create(CultureInfo.InvariantCulture, $"privacy:{step}:{erasure}:");

    public static Card Forgotten() => new(
        "It is erased. Cards, threads and roles are being seen to; in a minute the last trace of that goes too. What you start here within that minute would go with it.\n-# Backups hold it for seven more days.")
    {
        Tone = Tone.Settled,
    };
}
