using System.Globalization;
using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;
using MomBot.Interactions;

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
        { "SEND_POLLS", "Create Polls" },
        { "MANAGE_ROLES", "Manage Roles" },
        { "MANAGE_CHANNELS", "Manage Channels" },
    };

    [Fact]
    public void TheseAreAllItAsksForOnItsInvitation()
    {
        // As it is called to Discord, so it is called here, but for the case.
        var each = All.Select(row => Enum.Parse<GuildPermissions>(
            ((string)row[0]).Replace("_", "", StringComparison.Ordinal), ignoreCase: true));
        Assert.Equal(Asked(), each.Aggregate(0UL, (sum, one) => sum | (ulong)one));
    }

    /// <summary>People may do as little as any server leaves them, so that it lends the bot nothing.</summary>
    [Fact]
    public async Task WithNothingButItsInvitation_EverythingIsDone()
    {
        const ulong people = (1UL << 10) | (1UL << 11) | (1UL << 16) | (1UL << 31) | (1UL << 38);
        await using var village = await Village.StartAsync(limits: false);
        foreach (var role in (await village.GuildAsync())["roles"]!.AsArray())
        {
            var id = role!["id"]!.GetValue<string>();
            if (id == village.Guild || role["tags"]?["bot_id"] is not null)
                await PermitAsync(village, id, id == village.Guild ? people : Asked());
        }

        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        await village.As("Amara").PressAsync(panel.Card, "Apply");
        await village.QuietAsync();
        Assert.DoesNotContain("*problem*", (await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Check again")).Text);
        await AddPollAsync(village);
        await village.AskAsync("Theo", "bread from the bakery", "ThisWeek");
        await village.As("Priya").PressAsync(await village.LatestCardAsync("help"), "I can help");
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "infant", "teen");
        await village.As("Maya").PressAsync((await village.As("Maya").CommandAsync("stages")).Card, "Good news");
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 11, 0, 0, TimeSpan.Zero));
        await village.AdvanceAsync("PT1H");

        Assert.Contains(await village.RoleAsync("Baby"), await village.RolesOfAsync("Maya"));
        await village.MessagesAsync("stage-teen", "Maya");
        await village.HandOffThreadAsync();
        var fun = (await village.MessagesAsync("check-ins")).Last(card => card.Text.Contains("Just for fun"));
        Assert.Single(await village.MessagesAsync(fun.Id), message => message.Poll is not null);
        Assert.True((await village.MessagesAsync("help")).First(card => card.IsFromBot).IsPinned);
        var held = await village.As("Amara").CommandAsync("admin jobs");
        Assert.Contains("All that was to be sent was sent", held.Text);
    }

    [Fact]
    public async Task APollThatMayNotHang_HangsOnceItMay_AsLongAsItsRoundIsOpen()
    {
        await using var village = await Village.StartSetUpAsync(limits: false);
        await AddPollAsync(village);
        await SetAsync(village, "SEND_POLLS", may: false);
        await village.AdvanceToAsync(new DateTimeOffset(2026, 11, 4, 11, 0, 0, TimeSpan.Zero));
        var fun = await village.LatestCardAsync("check-ins");
        Assert.Contains("Just for fun", fun.Text);
        await village.AdvanceAsync("PT2H");
        Assert.DoesNotContain(await village.MessagesAsync(fun.Id), message => message.Poll is not null);

        await SetAsync(village, "SEND_POLLS", may: true);
        await village.AdvanceAsync("PT1H");

        Assert.Single(await village.MessagesAsync(fun.Id), message => message.Poll is not null);
        await village.AdvanceAsync("PT3H");
        Assert.Single(await village.MessagesAsync(fun.Id), message => message.Poll is not null);
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
            await PermitAsync(village, role["id"]!.GetValue<string>(), may ? before | bit : before & ~bit);
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

        await village.HeardAsync();
    }

    private static Task PermitAsync(Village village, string role, ulong may) => village.SendAsync(
        HttpMethod.Patch,
        $"guilds/{village.Guild}/roles/{role}",
        new JsonObject { ["permissions"] = may.ToString(CultureInfo.InvariantCulture) });

    private static async Task AddPollAsync(Village village)
    {
        var all = await village.As("Amara").CommandAsync("host schedules");
        var form = await village.As("Amara").PressAsync(all.Card, "Add a schedule");
        await village.As("Amara").SubmitAsync(form, new JsonObject
        {
            ["format"] = new JsonArray("FunPoll"),
            ["pace"] = new JsonArray("EveryWeek"),
            ["at"] = new JsonArray("11:00"),
        });
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

    /// <summary>What the invitation in the README asks for.</summary>
    private static ulong Asked() => ulong.Parse(
        File.ReadAllText(Path.Combine(Root(), "README.md")).Split("&permissions=")[1].Split('\n')[0].Trim(),
        CultureInfo.InvariantCulture);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MomBot.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
