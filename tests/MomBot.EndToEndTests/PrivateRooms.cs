using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>Some rooms would tell too much about whoever is seen in them: they have no role.</summary>
public class PrivateRooms
{
    private const string Room = "the-window-seat";

    [Fact]
    public async Task SheGoesInAndOutAndNothingAnybodyCanSeeSaysSo()
    {
        await using var village = await WithPrivateRoomAsync();
        var before = await village.RolesOfAsync("Maya");

        var panel = await village.As("Maya").CommandAsync("stages");
        Assert.Contains("A private one has none", panel.Text);
        var chosen = await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "trying");
        await village.QuietAsync();

        Assert.True(await SeesAsync(village, "Maya"));
        Assert.False(await SeesAsync(village, "Theo"));
        Assert.Equal(before, await village.RolesOfAsync("Maya"));
        Assert.True(chosen.Card.IsPrivate);

        var open = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").PressAsync(open.Card, "Leave Hoping & trying");
        await village.QuietAsync();
        Assert.False(await SeesAsync(village, "Maya"));
    }

    [Fact]
    public async Task FromACheckInSheAsksThoseInTheRoomThatHasNoRole_AndNobodyElseIsOfferedIt()
    {
        await using var village = await WithPrivateRoomAsync();
        var panel = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "trying", "newborn");
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        var card = await village.LatestCardAsync("check-ins");

        var more = await village.As("Maya").PressAsync(card, "More");
        Assert.Contains("Ask: Newborn", more.Card.Buttons);
        var form = await village.As("Maya").PressAsync(more.Card, "Ask: Hoping & trying");
        await village.As("Maya").SubmitAsync(form, new JsonObject { ["words"] = "How do you bear the waiting?" });

        Assert.Contains("How do you bear the waiting?", (await village.LatestCardAsync(Room, "Maya")).Text);
        Assert.DoesNotContain(
            "Ask: Hoping & trying", (await village.As("Theo").PressAsync(card, "More")).Card.Buttons);
        var open = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").PressAsync(open.Card, "Leave Hoping & trying");
        await village.QuietAsync();
        Assert.DoesNotContain(
            "Ask: Hoping & trying", (await village.As("Maya").PressAsync(card, "More")).Card.Buttons);
    }

    [Fact]
    public async Task TheAuditLogSaysOnlyThatTheMemberChose()
    {
        await using var village = await WithPrivateRoomAsync();
        var panel = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "trying", "newborn");
        await village.QuietAsync();

        var log = (await village.GuildAsync())["audit_log"]!.AsArray().Select(entry => entry!.ToJsonString()).ToList();

        Assert.Contains(log, entry => entry.Contains("Chosen by the member"));
        Assert.DoesNotContain(log, entry => entry.Contains("Hoping", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log, entry => entry.Contains("trying", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task ForgettingHerClosesTheRoomBehindHer()
    {
        await using var village = await WithPrivateRoomAsync();
        var panel = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(panel.Card, "Choose what fits", "trying");
        await village.QuietAsync();
        var me = await village.As("Maya").CommandAsync("me");
        var kept = await village.As("Maya").PressAsync(me.Card, "What I keep about you");
        var asked = await village.As("Maya").PressAsync(kept.Card, "Forget me");

        await village.As("Maya").PressAsync(asked.Card, "Yes, forget everything");
        await village.QuietAsync();

        Assert.False(await SeesAsync(village, "Maya"));
    }

    [Fact]
    public async Task ARoomThatEverybodySeesIsNamedWithItsFix()
    {
        await using var village = await WithPrivateRoomAsync();
        await village.SendAsync(
            HttpMethod.Patch,
            $"guilds/{village.Guild}/channels/{Room}",
            new JsonObject { ["overwrites"] = new JsonArray() });

        var panel = await village.As("Amara").CommandAsync("setup");
        var places = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        var page = await village.As("Amara").SelectAsync(
            places.Card, "Use a role or a channel of yours for a stage", "trying");

        Assert.Contains("everybody can see", page.Text);
        Assert.Contains("Private channel", page.Text);
    }

    private static async Task<Village> WithPrivateRoomAsync()
    {
        var village = await Village.StartAsync();
        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        var places = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        var wanted = await village.As("Amara").SelectAsync(
            places.Card, "Choose the stages you want", "trying", "newborn");
        var preview = await village.As("Amara").PressAsync(wanted.Card, "Preview and apply");
        await village.As("Amara").PressAsync(preview.Card, "Apply");
        await village.QuietAsync();
        return village;
    }

    private static async Task<bool> SeesAsync(Village village, string who)
    {
        try
        {
            await village.MessagesAsync(Room, who);
            return true;
        }
        catch (HttpRequestException refused) when (refused.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            return false;
        }
    }
}
