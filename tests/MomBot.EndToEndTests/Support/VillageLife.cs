using System.Text.Json.Nodes;

namespace MomBot.EndToEndTests.Support;

/// <summary>Things people do in many tests.</summary>
public static class VillageLife
{
    /// <summary>Asks for a hand: /ask, the kind of help, and its one form.</summary>
    public static async Task<Answer> AskAsync(
        this Village village, string who, string what, string soon = "Today", string category = "meals",
        JsonObject? more = null)
    {
        var kinds = await village.As(who).CommandAsync("ask");
        var form = await village.As(who).SelectAsync(kinds.Card, "Choose what kind of help", category);
        Assert.True(form.IsForm, form.ToString());
        var fields = new JsonObject { ["what"] = what, ["soon"] = new JsonArray(soon) };
        foreach (var (name, value) in more ?? [])
            fields[name] = value?.DeepClone();
        var answer = await village.As(who).SubmitAsync(form, fields);
        Assert.Null(answer.Error);
        return answer;
    }

    /// <summary>How many times somebody has been pinged in any channel or thread.</summary>
    public static async Task<int> PingsOfAsync(this Village village, string who)
    {
        await village.QuietAsync();
        var id = await village.IdOfAsync(who);
        var guild = await village.GuildAsync();
        var count = 0;
        foreach (var channel in guild["channels"]!.AsArray().Concat(guild["threads"]?.AsArray() ?? []))
        {
            if (channel!["type"]!.GetValue<int>() is 4)
                continue;
            var messages = await village.MessagesAsync(channel["id"]!.GetValue<string>());
            count += messages.Count(message => message.IsFromBot && message.Pinged.Contains(id));
        }

        return count;
    }

    /// <summary>
    /// The bot has heard of what people did in Discord itself: it is told one thing after the other, a press the last.
    /// </summary>
    public static async Task HeardAsync(this Village village)
    {
        await village.As("Amara").CommandAsync("support");
        await village.QuietAsync();
    }

    /// <summary>The community asks the bot back, which puts its commands there before anything else.</summary>
    public static async Task AskBackAsync(this Village village)
    {
        await village.SendAsync(
            HttpMethod.Post,
            $"guilds/{village.Guild}/bot",
            new JsonObject { ["roles"] = new JsonArray("MomBot helper") });
        for (var look = 0; (await village.GuildAsync())["commands"]!.AsArray().Count == 0; look++)
        {
            Assert.True(look < 500, "Its commands are not there.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await village.QuietAsync();
    }

    /// <summary>What waits for somebody, shown at her next press; all that is under way comes first.</summary>
    public static async Task<IReadOnlyList<Seen>> WaitingForAsync(
        this Village village, string who, string press = "requests")
    {
        await village.QuietAsync();
        return await (await village.As(who).CommandAsync(press)).FollowupsAsync();
    }

    public static async Task<string> IdOfAsync(this Village village, string name) =>
        (await village.GuildAsync())["members"]!.AsArray()
            .Select(member => member!["user"] as JsonObject ?? member.AsObject())
            .First(user =>
                (user["username"] ?? user["name"])!.GetValue<string>().Equals(name, StringComparison.OrdinalIgnoreCase)
                || user["global_name"]?.GetValue<string>() == name)["id"]!.GetValue<string>();

    /// <summary>The ids of the roles somebody has.</summary>
    public static async Task<IReadOnlyList<string>> RolesOfAsync(this Village village, string name)
    {
        var id = await village.IdOfAsync(name);
        var member = (await village.GuildAsync())["members"]!.AsArray()
            .First(each => ((each!["user"] as JsonObject ?? each)["id"])!.GetValue<string>() == id);
        return [.. member!["roles"]!.AsArray().Select(role => role!.GetValue<string>())];
    }

    /// <summary>The role of a stage, as /setup made it.</summary>
    public static async Task<string> RoleAsync(this Village village, string stage) =>
        (await village.GuildAsync())["roles"]!.AsArray()
            .First(role =>
                role!["name"]!.GetValue<string>().Contains(stage, StringComparison.OrdinalIgnoreCase))!["id"]!
            .GetValue<string>();

    /// <summary>The one private thread there is.</summary>
    public static async Task<string> HandOffThreadAsync(this Village village)
    {
        await village.QuietAsync();
        return (await village.GuildAsync())["threads"]!.AsArray().Single(thread =>
            thread!["type"]!.GetValue<int>() == 12)!["id"]!
            .GetValue<string>();
    }

    /// <summary>New people arrive; their names.</summary>
    public static async Task<IReadOnlyList<string>> JoinAsync(this Village village, int count)
    {
        var names = Enumerable.Range(1, count).Select(number => $"Neighbour{number}").ToList();
        foreach (var name in names)
            await village.PostAsync($"guilds/{village.Guild}/members", new JsonObject { ["name"] = name });
        return names;
    }

    /// <summary>Those who look after the place say yes to a listener, in their queue.</summary>
    public static async Task LetListenAsync(this Village village, string who)
    {
        var list = await village.As("Amara").CommandAsync("requests");
        var queue = await village.As("Amara").PressAsync(list.Card, "The queue");
        Assert.Contains($"<@{await village.IdOfAsync(who)}> would like to listen", queue.Text);
        await village.As("Amara").PressAsync(queue.Card, "Yes");
        await village.QuietAsync();
    }

    /// <summary>Somebody would rather not meet somebody, and says so where only she sees it.</summary>
    public static async Task KeepApartAsync(this Village village, string who, string other)
    {
        var ways = await village.As(who)
            .PressAsync((await village.As(who).CommandAsync("requests")).Card, "How I help");
        var form = await village.As(who).PressAsync(ways.Card, "Add somebody");
        await village.As(who).SubmitAsync(
            form, new JsonObject { ["who"] = new JsonArray(await village.IdOfAsync(other)) });
    }
}
