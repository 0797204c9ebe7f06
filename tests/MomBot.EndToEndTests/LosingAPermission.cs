using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>
/// Every permission the bot asks for on its invitation, taken away while people live on: it says which, where and how
/// to mend it; nothing people did is lost; and when it is given back, all of it is done without anybody pressing.
/// </summary>
public class LosingAPermission
{
    private const string Bot = "MomBot helper";

    public static TheoryData<string, string> All { get; } = new()
    {
        { "VIEW_CHANNEL", "View Channel" },
        { "SEND_MESSAGES", "Send Messages" },
        { "READ_MESSAGE_HISTORY", "Read Message History" },
        { "ATTACH_FILES", "Attach Files" },
        { "CREATE_PUBLIC_THREADS", "Create Public Threads" },
        { "SEND_MESSAGES_IN_THREADS", "Send Messages in Threads" },
        { "CREATE_PRIVATE_THREADS", "Create Private Threads" },
        { "MANAGE_THREADS", "Manage Threads" },
        { "PIN_MESSAGES", "Pin Messages" },
        { "MANAGE_ROLES", "Manage Roles" },
        { "MANAGE_CHANNELS", "Manage Channels" },
    };

    [Fact]
    public void TheseAreAllItAsksForOnItsInvitation()
    {
        var invitation = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var asked = ulong.Parse(
            invitation.Split("&permissions=")[1].Split('\n')[0].Trim(), CultureInfo.InvariantCulture);

        Assert.Equal(All.Count, (int)ulong.PopCount(asked));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task ItSaysSo_LosesNothing_AndMakesUpForItByItself(string permission, string name)
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await village.AskAsync("Theo", "bread from the bakery", "ThisWeek");
        var bread = await village.LatestCardAsync("help");

        await SetAsync(village, permission, may: false);
        if (permission == "MANAGE_CHANNELS")
            await LackAChannelAsync(village);
        var panel = await village.As("Amara").CommandAsync("setup");
        var found = await village.As("Amara").PressAsync(panel.Card, "Check again");
        Assert.Contains(name, found.Text);
        Assert.Contains("Fix:", found.Text);

        // People live on meanwhile; nobody is shown an error.
        var claimed = await village.As("Priya").PressAsync(bread, "I can help");
        Assert.Null(claimed.Error);
        await village.AskAsync("Maya", "soup for two", "ThisWeek");
        var stages = await village.As("Maya").CommandAsync("stages");
        Assert.Null((await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "newborn", "infant")).Error);
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 10, 0, 0, TimeSpan.Zero));
        await village.AdvanceAsync("PT20M");

        await SetAsync(village, permission, may: true);
        await village.AdvanceAsync("P1D");

        var cards = (await village.MessagesAsync("help")).Where(card => card.IsFromBot).ToList();
        Assert.Single(cards, card => card.Text.Contains("soup for two") && card.Buttons.Contains("I can help"));
        Assert.DoesNotContain("I can help", cards.Single(card => card.Text.Contains("bread")).Buttons);
        var rounds = (await village.MessagesAsync("check-ins")).Where(card => card.IsFromBot);
        Assert.Single(rounds, card => card.Buttons.Contains("Answer"));
        Assert.Contains(await village.RoleAsync("Baby"), await village.RolesOfAsync("Maya"));
        var threads = (await village.GuildAsync())["threads"]!.AsArray();
        Assert.Single(threads, thread => thread!["type"]!.GetValue<int>() == 12);
        Assert.DoesNotContain("*problem*", (await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Check again")).Text);
    }

    /// <summary>Of the whole server by its own role; all else where it is used, and from nobody but the bot.</summary>
    private static async Task SetAsync(Village village, string permission, bool may)
    {
        if (permission is "MANAGE_ROLES" or "MANAGE_CHANNELS")
        {
            var role = (await village.GuildAsync())["roles"]!.AsArray()
                .Single(each => each!["tags"]?["bot_id"] is not null)!;
            var bit = permission == "MANAGE_ROLES" ? 1UL << 28 : 1UL << 4;
            var before = ulong.Parse(role["permissions"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            await village.SendAsync(
                HttpMethod.Patch,
                $"guilds/{village.Guild}/roles/{role["id"]!.GetValue<string>()}",
                new JsonObject
                {
                    ["permissions"] = (may ? before | bit : before & ~bit).ToString(CultureInfo.InvariantCulture),
                });
        }
        else
        {
            foreach (var channel in new[] { "help", "check-ins" })
            {
                await village.SendAsync(
                    HttpMethod.Patch,
                    $"guilds/{village.Guild}/channels/{channel}",
                    new JsonObject
                    {
                        ["overwrites"] = may
                            ? []
                            : new JsonArray(new JsonObject { ["role"] = Bot, ["deny"] = new JsonArray(permission) }),
                    });
            }
        }

        await village.QuietAsync();
    }

    /// <summary>A human has deleted one, and the admin wants it made anew.</summary>
    private static async Task LackAChannelAsync(Village village)
    {
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/channels/mombot-log");
        var panel = await village.As("Amara").CommandAsync("setup");
        var stopped = await (await village.As("Amara").PressAsync(panel.Card, "Apply")).NowAsync();
        Assert.Contains("I stopped", stopped.Text);
        Assert.Contains("Manage Channels", stopped.Text);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MomBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
