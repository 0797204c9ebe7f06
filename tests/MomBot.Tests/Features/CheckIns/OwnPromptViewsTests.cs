using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.CheckIns;

public class OwnPromptViewsTests
{
    [Fact]
    public void QuestionsOfTheirOwn()
    {
        var own = OwnPrompts.Blank(new PromptId(77), SomeRound.Guild, by: null, SomeRound.Due)
            .Filled("Which song is stuck?\nWhat do you hum?", PromptDepth.Light, false, "any", "", "en");
        var asked = OwnPrompts.Blank(new PromptId(78), SomeRound.Guild, SomeRound.Maya, SomeRound.Due)
            .Filled("What grows on your sill?", PromptDepth.Easy, true, "any", "", "en");
        Snapshots.Matches("Features/CheckIns", "Own", CardPicture.OfAll([
            ("none", CheckInViews.OwnPrompts([])),
            ("all", CheckInViews.OwnPrompts([own, asked, own with { Status = PromptStatus.Retired }])),
            ("one", CheckInViews.OwnPrompt(own)),
            ("one, retired", CheckInViews.OwnPrompt(own with { Status = PromptStatus.Retired })),
            ("taken in", CheckInViews.Imported(12)),
            ("taken home", CheckInViews.Exported("themes:\n")),
            ("an example", CheckInViews.Example("themes:\n")),
            ("left out", CheckInViews.LeftOut)]));
    }
}
