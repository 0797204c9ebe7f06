using MomBot.Config;
using MomBot.Data;
using MomBot.Data.Communities;
using MomBot.Features.CheckIns;

namespace MomBot.Tests.Features.CheckIns;

public class CheckInPlacesTests
{
    private static readonly Community Here = (Community.Fresh(new GuildId(1)) with
    {
        Places =
        [
            new Place("channel", "stage:tween-2", 7, true, "elevens"),
            new Place("role", "stage:tween-2", 8, true, "Elevens"),
            new Place("channel", "stage:toddler", 9, true, "toddlers"),
            new Place("role", "stage:toddler", 10, true, "Toddler"),
        ],
    }).WithStage("tween-2", new StageShape { Name = "Elevens", Of = "tween" }.Write());

    [Fact]
    public void AStageThatWasSplitOff_IsStillOneOfOlderChildren()
    {
        Assert.True(Here.TellsOnlyMySide("tween-2"));
        Assert.True(Here.TellsOnlyMySide("teen"));
        Assert.True(Here.IsDeep(new ChannelId(7)));
        Assert.Equal("tween", Here.WholeStageOf(new ChannelId(7)));
        Assert.Equal("tween-2", Here.StageOf(new ChannelId(7)));
    }

    [Fact]
    public void TheOthersAreNot()
    {
        Assert.False(Here.TellsOnlyMySide("toddler"));
        Assert.False(Here.TellsOnlyMySide(null));
        Assert.False(Here.IsDeep(new ChannelId(9)));
        Assert.Null(Here.WholeStageOf(new ChannelId(11)));
    }
}
