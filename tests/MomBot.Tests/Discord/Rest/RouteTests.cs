using MomBot.Discord.Rest;
using MomBot.Discord.Wire;
using Xunit;

namespace MomBot.Tests.Discord.Rest;

public class RouteTests
{
    [Fact]
    public void WhenARouteHasAChannel_TheLimitBelongsToIt()
    {
        Route route = $"/channels/{new Snowflake(7)}/messages/{new Snowflake(8)}";

        Assert.Equal("/channels/7/messages/8", route.Url);
        Assert.Equal("/channels/{id}/messages/{id}", route.Template);
        Assert.Equal("7", route.TopLevel);
    }

    [Fact]
    public void WhenARouteHasAToken_TheLimitBelongsToItAndTheTemplateHidesIt()
    {
        Route route = $"/webhooks/{new Snowflake(7)}/{"secret"}/messages/@original";

        Assert.Equal("7/secret", route.TopLevel);
        Assert.DoesNotContain("secret", route.Template);
    }

    [Fact]
    public void WhenARouteHasAnEmoji_ItIsEscaped()
    {
        Route route = $"/channels/{new Snowflake(7)}/messages/{new Snowflake(8)}/reactions/{"🤱"}/@me";

        Assert.EndsWith("/reactions/%F0%9F%A4%B1/@me", route.Url);
    }

    [Fact]
    public void WhenARouteHasAQuery_TheLimitDoesNotSeeIt()
    {
        Route route = $"/channels/{new Snowflake(7)}/messages{new Query().With("after", null).With("limit", 5)}";

        Assert.Equal("/channels/7/messages?limit=5", route.Url);
        Assert.Equal("/channels/{id}/messages", route.Template);
    }
}
