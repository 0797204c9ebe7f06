using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What members will see, before they do; and words to tell them.</summary>
public static partial class SetupViews
{
    /// <summary>Only the admin sees it, and nobody is pinged.</summary>
    public static Card Rehearsal(SetupPanel panel) => new(
    [
        new CardPart.Paragraph("## What members will see\nOnly you see this, and nobody is pinged."),
        new CardPart.Paragraph(Join(
            "\n",
            [
                "**In their command list**",
                .. panel.Features.Where(feature => feature.IsOn(panel.Community))
                    .SelectMany(feature => feature.Commands)
                    .Where(command => command is { Kind: CommandKind.Slash, Audience: CommandFor.Everyone })
                    .Select(command => T($"/{(Text)command.Name} · {(Text)command.Description}")),
            ])),
        new CardPart.Paragraph(Join(
            "\n",
            [
                "**In your channels**",
                .. panel.Plan.Rows.Where(row => row.Thing is { Stage: null, Closed: false }
                        && row.Purpose.Kind == Purpose.Channel)
                    .Select(row => T($"{Mention(row)} · {row.Thing.For}")),
            ])),
        .. panel.Plan.Stages.Length == 0
            ? ImmutableArray<CardPart>.Empty
            :
            [
                new CardPart.Paragraph(Join(
                    "\n",
                    [
                        "**With /stages they choose, as many as fit**",
                        .. panel.Plan.Stages.Take(StagesShown).Select(stage =>
                            T($"{(Text)stage.Name} · {(Text)stage.Description}")),
                        T($"and whoever chooses {(Text)panel.Plan.Stages[0].Name} reads:\n> {(Text)panel.Plan.Stages[0].Welcome}"),
                    ])),
            ],
    ]);

    /// <summary>To copy, change and post.</summary>
    public static Card Announcement(SetupPanel panel) => new(
        "Copy this, change what you like, and post it where everybody reads.",
        new CardPart.Divider(),
        new CardPart.Paragraph(Join(
            "\n",
            [
                "We have a helper here now: MomBot. It is a program, it gives no advice, and it does not read what we write to each other.",
                .. panel.Plan.Rows.Where(row => row.Thing is { Stage: null, Closed: false }
                        && row.Purpose.Kind == Purpose.Channel)
                    .Select(row => T($"- {Mention(row)}: {row.Thing.For}")),
                .. panel.Plan.Stages.Length == 0
                    ? ImmutableArray<Text>.Empty
                    : ["- /stages: choose what fits your family, and its room opens."],
                "- /village: everything that is yours, in one place. /support: people to call, at any hour.",
                "You can skip any of it. Nobody is counted.",
            ])));
}
