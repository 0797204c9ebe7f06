using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>The bot moves into places that are there already: five years of them, or nothing at all.</summary>
public sealed class MovingIn : IDisposable
{
    /// <summary>A place changes when something new comes beside it, and so does what was said last.</summary>
    private static readonly string[] Passing =
        ["last_message_id", "visible_to", "position", "last_pin_timestamp", "messages"];

    private readonly string _world = Path.Combine(Path.GetTempPath(), $"mombot-moving-{Guid.NewGuid():N}.json");

    [Fact]
    public async Task FiveYears_OwnNames_AndAHierarchyNobodyPlanned()
    {
        await File.WriteAllTextAsync(_world, FiveYears().ToJsonString());
        await using var village = await Village.StartAsync(_world);
        var before = Picture(await village.GuildAsync());

        // She says which of hers serve: a channel for requests, one for the round, a role and a room of a stage.
        var panel = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        var places = await village.As("Amara").PressAsync(panel.Card, "Channels and roles");
        await village.As("Amara").SelectAsync(
            places.Card, "Choose the stages you want", "newborn", "toddler");
        await village.As("Amara").SelectAsync(
            places.Card, "Choose another: Help channel", await village.ChannelAsync("🧺-lend-a-hand"));
        await village.As("Amara").SelectAsync(
            places.Card, "Choose another: Check-in channel", await village.ChannelAsync("sunday-circle"));
        places = await village.As("Amara").CommandAsync("setup");
        var newborn = await village.As("Amara").SelectAsync(
            places.Card, "Use a role or a channel of yours for a stage", "newborn");
        await village.As("Amara").SelectAsync(
            newborn.Card, "Choose a role of yours", await village.RoleAsync("Fourth trimester"));
        var stage = await village.As("Amara").SelectAsync(
            newborn.Card, "Choose a channel of yours", await village.ChannelAsync("the-small-hours"));

        // Their role stands above the bot's: it says so, with the fix, and names no other.
        Assert.Contains("drag my role", stage.Text);
        var people = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Next");
        await village.As("Amara").SelectAsync(
            people.Card, "Choose the role: Facilitators", await village.RoleAsync("Old hands"));
        var preview = await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Preview and apply");
        await village.As("Amara").PressAsync(preview.Card, "Apply");
        await village.QuietAsync();

        // Everything of theirs is as it was, name by name, permission by permission.
        var after = Picture(await village.GuildAsync());
        Assert.All(before, was => Assert.Equal(was.Value, after[was.Key]));
        Assert.DoesNotContain(after.Values, each => each.Contains("\"help\"") || each.Contains("\"check-ins\""));

        // What a parent chooses waits for the role, and comes by itself once a human has dragged it.
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "newborn");
        await village.QuietAsync();
        var role = await village.RoleAsync("Fourth trimester");
        Assert.DoesNotContain(role, await village.RolesOfAsync("Maya"));
        await village.SendAsync(
            HttpMethod.Patch, $"guilds/{village.Guild}/roles/{role}", new JsonObject { ["position"] = 1 });
        await village.HeardAsync();
        await village.AdvanceAsync("PT1H");
        Assert.Contains(role, await village.RolesOfAsync("Maya"));

        await village.AskAsync("Maya", "a pram to borrow");
        Assert.Contains("a pram to borrow", (await village.LatestCardAsync("🧺-lend-a-hand")).Text);
        Assert.DoesNotContain("*problem*", (await village.As("Amara").PressAsync(
            (await village.As("Amara").CommandAsync("setup")).Card, "Check again")).Text);
    }

    [Fact]
    public async Task AnEmptyServer_BecomesAVillageInOneCommandAndOnePress()
    {
        var empty = new JsonObject
        {
            ["name"] = "A new place",
            ["members"] = new JsonArray(
                new JsonObject { ["name"] = "Amara", ["owner"] = true }, new JsonObject { ["name"] = "Maya" }),
            ["channels"] = new JsonArray(new JsonObject { ["name"] = "general" }),
        };
        await File.WriteAllTextAsync(_world, empty.ToJsonString());
        await using var village = await Village.StartAsync(_world);

        var first = await village.As("Amara").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/London" });
        var presses = village.Presses;
        await village.As("Amara").PressAsync(first.Card, "Apply");
        await village.QuietAsync();
        Assert.Equal(1, village.Presses - presses);

        Assert.Contains("Everything is in place", (await village.As("Amara").CommandAsync("setup")).Text);
        await village.AskAsync("Maya", "a pram to borrow");
        Assert.Contains("a pram to borrow", (await village.LatestCardAsync("help")).Text);
        var stages = await village.As("Maya").CommandAsync("stages");
        await village.As("Maya").SelectAsync(stages.Card, "Choose what fits", "toddler");
        await village.AdvanceAsync("P7D");
        Assert.Contains(await village.RoleAsync("Toddler"), await village.RolesOfAsync("Maya"));
        Assert.Contains(await village.MessagesAsync("check-ins"), card => card.Text.Contains("The week of"));
    }

    public void Dispose() => File.Delete(_world);

    /// <summary>What each channel and role is, by its number: names, places, permissions.</summary>
    private static Dictionary<string, string> Picture(JsonObject guild) => guild["channels"]!.AsArray()
        .Concat(guild["roles"]!.AsArray().Where(role => role!["tags"]?["bot_id"] is null))
        .Select(each => each!.DeepClone().AsObject())
        .ToDictionary(each => each["id"]!.GetValue<string>(), each =>
        {
            foreach (var passing in Passing)
                each.Remove(passing);
            return each.ToJsonString();
        });

    private static JsonObject FiveYears() => new()
    {
        ["name"] = "The Yard, since 2021",
        ["roles"] = new JsonArray(
            Role("Fourth trimester", 9), Role("Small and fast", 8), Role("Old hands", 7, "MANAGE_EVENTS"),
            Role("Mods (ask Nina)", 6, "MODERATE_MEMBERS", "MANAGE_MESSAGES"), Role("she/her", 5), Role("they/them", 4),
            Role("Toddler", 1), Role("Toddlers 2021 (old)", 3)),
        ["channels"] = new JsonArray(
            new JsonObject { ["name"] = "READ ME", ["type"] = "category" },
            Channel(
                "welcome-and-rules",
                "READ ME",
                new JsonObject { ["role"] = "@everyone", ["deny"] = new JsonArray("SEND_MESSAGES") }),
            Channel("general-old"), Channel("general"), Channel("🧺-lend-a-hand"), Channel("sunday-circle"),
            Channel(
                "the-small-hours",
                null,
                new JsonObject { ["role"] = "@everyone", ["deny"] = new JsonArray("VIEW_CHANNEL") },
                new JsonObject { ["role"] = "Fourth trimester", ["allow"] = new JsonArray("VIEW_CHANNEL") })),
        ["members"] = new JsonArray(
            new JsonObject { ["name"] = "Amara", ["owner"] = true, ["roles"] = new JsonArray("Old hands") },
            new JsonObject { ["name"] = "Maya", ["roles"] = new JsonArray("she/her") }),
        ["bot"] = new JsonObject { ["position"] = 2 },
        ["messages"] = new JsonArray(
            new JsonObject { ["channel"] = "general-old", ["as"] = "Amara", ["text"] = "We moved next door." }),
    };

    private static JsonObject Role(string name, int position, params string[] permissions) => new()
    {
        ["name"] = name,
        ["position"] = position,
        ["permissions"] = new JsonArray([.. permissions.Select(each => (JsonNode)each)]),
    };

    private static JsonObject Channel(string name, string? category = null, params JsonObject[] overwrites)
    {
        var channel = new JsonObject { ["name"] = name, ["overwrites"] = new JsonArray([.. overwrites]) };
        if (category is not null)
            channel["category"] = category;
        return channel;
    }
}
