using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Privacy;

/// <summary>The private panel of what is kept, and the one question.</summary>
public static class PrivacyViews
{
    /// <param name="remembered">What each feature keeps, in its own sentence.</param>
    public static Card Panel(ImmutableArray<string> remembered, bool directMessages) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            ["## What I keep about you here", .. remembered.Select(what => T($"- {(Text)what}"))])),
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

    public static Card Taken(byte[] text, byte[] json) => new(
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
            new CardPart.Paragraph(
                "Open requests are closed without a word about why, their private threads deleted, promises released, and the roles I gave you taken back. What you wrote in channels stays in Discord; you can delete it there."),
            new CardPart.Buttons(
                new Button("Yes, forget everything", new ForgetMe(), ButtonLook.Grave),
                new Button("Keep it", new ShowMe(Turns: true))));
    }

    public static Card Forgotten() => new(
        "It is erased. Cards, threads and roles are being seen to; in a minute the last trace of that goes too. What you start here within that minute would go with it.\n-# Backups hold it for seven more days.")
    {
        Tone = Tone.Settled,
    };
}
