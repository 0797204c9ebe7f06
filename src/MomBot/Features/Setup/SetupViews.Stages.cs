using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Interactions;
using static MomBot.Data.Text;

namespace MomBot.Features.Setup;

/// <summary>What a community can change about a stage: its names, its place, what it is one with.</summary>
public static partial class SetupViews
{
    /// <summary>Everything here is one line of the settings, and undone where all of them are.</summary>
    private static IEnumerable<CardPart> Shaping(SetupPanel panel, StageEntry stage)
    {
        var key = new ConfigKey(stage.Key);
        ImmutableArray<StageEntry> others =
            [.. panel.Plan.Stages.Where(other => other.Key != stage.Key).Take(MostOptions - 1)];
        yield return new CardPart.Paragraph(
            "**By your own ways** Nobody loses a stage they chose. *What was changed*, on the last page, undoes each of these.");
        yield return new CardPart.Buttons(
        [
            new Button("Rename", new OpenRenameStage(key)),
            new Button("Split in two", new OpenSplitStage(key)),
            .. stage.Tender
                ? ImmutableArray<Button>.Empty
                :
                [
                    stage.Private
                        ? new Button("Open it with a role", new SetStagePrivate(key, Private: false))
                        : new Button("Make it private", new SetStagePrivate(key, Private: true)),
                ],
        ]);
        if (others.IsEmpty)
            yield break;
        yield return new CardPart.Select(
            new MergeStage(key),
            "Merge it into another",
            [.. others.Select(other => new Choice(other.Key, other.Name))]);
        yield return new CardPart.Select(
            new PlaceStage(key),
            "Put it before another",
            [
                .. others.Select(other => new Choice(other.Key, other.Name)),
                new Choice(StageChanges.Last, "Last of all"),
            ]);
    }
}
