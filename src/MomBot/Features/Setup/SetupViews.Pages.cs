using System.Collections.Immutable;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>The pages beside the panel: each chooses one thing, saves it at once, and leads back.</summary>
public static partial class SetupViews
{
    /// <summary>What the community has, and what it might have.</summary>
    public static Card Features(ImmutableArray<Feature> offered, Community community, bool changed) => new(
    [
        new CardPart.Paragraph(Join(
            "\n",
            [
                "## Features",
                .. changed
                    ? ["Saved. What is off vanishes from the command list within moments."]
                    : ImmutableArray<Text>.Empty,
                "Choose what your community is to have. Switching off deletes nothing: it rests, and old buttons say so kindly.",
                .. offered.Select(feature => feature.IsOn(community)
                    ? T($"*on* **{(Text)feature.Summary}**{Commands(feature)}")
                    : T($"*off* {(Text)feature.Summary}{Commands(feature)}")),
            ])),
        new CardPart.Select(
            new ChooseFeatures(),
            "Choose the features you want",
            [
                .. offered.Take(MostOptions).Select(feature => new Choice(
                    feature.Name, feature.Summary, Chosen: feature.IsOn(community))),
            ])
        {
            Min = 0,
            Max = Math.Min(offered.Length, MostOptions),
        },
        new CardPart.Paragraph("-# /setup, /support, /me, /village, /pause and /resume are always there."),
        new CardPart.Buttons(new Button("Back to the panel", new OpenSetup())),
    ]);

    private static Text Commands(Feature feature)
    {
        ImmutableArray<Text> names =
        [
            .. feature.Commands
                .Where(command => command is { Kind: CommandKind.Slash, Audience: CommandFor.Everyone })
                .Select(command => T($"/{(Text)command.Name}")),
        ];
        return names.Length == 0 ? Empty : T($" ({Join(", ", names)})");
    }
}
