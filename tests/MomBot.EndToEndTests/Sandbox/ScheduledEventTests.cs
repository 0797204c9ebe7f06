using System.Text.Json.Nodes;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Events: how they come back, who is interested, and how they begin and end by themselves.</summary>
public sealed class ScheduledEventTests
{
    private const string Rule = "recurrence_rule";
    private const string Invalid = "GUILD_SCHEDULED_EVENT_RECURRENCE_RULE_INVALID";

    [Theory]
    [InlineData("""{"frequency":3,"interval":1}""")]
    [InlineData("""{"frequency":3,"interval":1,"by_weekday":[0,1,2,3,4]}""")]
    [InlineData("""{"frequency":3,"interval":1,"by_weekday":[6,5]}""")]
    [InlineData("""{"frequency":2,"interval":1,"by_weekday":[5]}""")]
    [InlineData("""{"frequency":2,"interval":2,"by_weekday":[5]}""")]
    [InlineData("""{"frequency":1,"interval":1,"by_n_weekday":[{"n":5,"day":5}]}""")]
    [InlineData("""{"frequency":0,"interval":1,"by_month":[12],"by_month_day":[5]}""")]
    public async Task WhenTheRuleIsOneDiscordKnows_TheEventIsMade(string rule)
    {
        await using var stand = await Stand.StartAsync();
        var made = await stand.CallAsync("POST", Events(stand), Walk(rule));
        Assert.True(made.Status == 200, made.Body?.ToJsonString());
        Assert.Null(made[Rule]!["count"]);
    }

    [Theory]
    [InlineData("""{"frequency":3,"interval":2}""", "interval")]
    [InlineData("""{"frequency":2,"interval":3,"by_weekday":[5]}""", "interval")]
    [InlineData("""{"frequency":3,"interval":1,"by_weekday":[0,2,4]}""", "by_weekday")]
    [InlineData("""{"frequency":2,"interval":1,"by_weekday":[5,6]}""", "by_weekday")]
    [InlineData("""{"frequency":2,"interval":1}""", "by_weekday")]
    [InlineData("""{"frequency":2,"interval":1,"by_weekday":[5],"by_n_weekday":[{"n":1,"day":1}]}""", "by_n_weekday")]
    [InlineData("""{"frequency":1,"interval":1,"by_n_weekday":[{"n":1,"day":1},{"n":2,"day":1}]}""", "by_n_weekday")]
    [InlineData("""{"frequency":1,"interval":1,"by_month_day":[5]}""", "by_month_day")]
    [InlineData("""{"frequency":0,"interval":1,"by_month":[12]}""", "by_month")]
    [InlineData("""{"frequency":3,"interval":1,"count":3}""", "count")]
    [InlineData("""{"frequency":3,"interval":1,"end":"2027-01-01T00:00:00Z"}""", "end")]
    [InlineData("""{"frequency":3,"interval":1,"by_year_day":[5]}""", "by_year_day")]
    public async Task WhenTheRuleIsNotOneDiscordKnows_ItsPartIsNamed(string rule, string part)
    {
        await using var stand = await Stand.StartAsync();
        var refused = await stand.CallAsync("POST", Events(stand), Walk(rule));
        Assert.Equal((400, 50035, Invalid), (refused.Status, refused.Code, refused.ProblemAt($"{Rule}.{part}")));
    }

    [Fact]
    public async Task WhenTheMonthlyDayIsTheSixthOfItsKind_ItIsRefused()
    {
        await using var stand = await Stand.StartAsync();
        var refused = await stand.CallAsync(
            "POST", Events(stand), Walk("""{"frequency":1,"interval":1,"by_n_weekday":[{"n":6,"day":1}]}"""));
        Assert.Equal("NUMBER_TYPE_MAX", refused.ProblemAt($"{Rule}.by_n_weekday.0.n"));
    }

    [Fact]
    public async Task WhenPeopleAreInterested_TheBotHearsAndReadsWhoTheyAre()
    {
        await using var stand = await Stand.StartAsync();
        var made = await stand.CallAsync("POST", Events(stand), Walk());
        await stand.ActAsync($$"""{"as":"Maya","interest":{"event":"{{made.Id}}"} }""");
        await stand.ActAsync($$"""{"as":"Theo","interest":{"event":"{{made.Id}}"} }""");
        await stand.ActAsync($$"""{"as":"Theo","interest":{"event":"{{made.Id}}","going":false} }""");

        var users = await stand.CallAsync("GET", $"{Events(stand)}/{made.Id}/users?with_member=true");
        var counted = await stand.CallAsync("GET", $"{Events(stand)}/{made.Id}?with_user_count=true");

        var user = Assert.Single(users.Body!.AsArray())!;
        Assert.Equal((stand.Id("Maya"), 1), ((string)user["user_id"]!, (int)counted["user_count"]!));
        Assert.Contains(stand.Id("@newborn"), user["member"]!["roles"]!.AsArray().Select(role => (string)role!));
        Assert.Equal(2, stand.Events.Count("GUILD_SCHEDULED_EVENT_USER_ADD"));
        Assert.Equal(stand.Id("Theo"), (string)stand.Events.Last("GUILD_SCHEDULED_EVENT_USER_REMOVE")["user_id"]!);
    }

    [Fact]
    public async Task AnEventElsewhereBeginsAndEndsByItself()
    {
        await using var stand = await Stand.StartAsync();
        var made = await stand.CallAsync("POST", Events(stand), Walk());

        Pass(stand, "2026-12-05T10:30:00Z");
        var running = await stand.CallAsync("GET", $"{Events(stand)}/{made.Id}");
        Pass(stand, "2026-12-05T11:30:00Z");

        Assert.Equal(2, (int)running["status"]!);
        Assert.Equal(3, (int)stand.Events.Last("GUILD_SCHEDULED_EVENT_UPDATE")["status"]!);
        Assert.Equal(10070, (await stand.CallAsync("GET", $"{Events(stand)}/{made.Id}")).Code);
    }

    [Theory]
    [InlineData("""{"frequency":3,"interval":1,"by_weekday":[5,6]}""", "2026-12-06T10:00:00")]
    [InlineData("""{"frequency":2,"interval":2,"by_weekday":[5]}""", "2026-12-19T10:00:00")]
    [InlineData("""{"frequency":1,"interval":1,"by_n_weekday":[{"n":5,"day":5}]}""", "2027-01-30T10:00:00")]
    [InlineData("""{"frequency":0,"interval":1,"by_month":[2],"by_month_day":[29]}""", "2028-02-29T10:00:00")]
    public async Task WhenAnEventThatComesBackBegins_ItsNextDayIsPlanned(string rule, string next)
    {
        await using var stand = await Stand.StartAsync();
        var made = await stand.CallAsync("POST", Events(stand), Walk(rule));
        await stand.ActAsync($$"""{"as":"Maya","interest":{"event":"{{made.Id}}"} }""");

        Pass(stand, "2026-12-05T12:00:00Z");

        var planned = await stand.CallAsync("GET", $"{Events(stand)}/{made.Id}?with_user_count=true");
        Assert.Equal((1, 1), ((int)planned["status"]!, (int)planned["user_count"]!));
        Assert.StartsWith(next, (string)planned["scheduled_start_time"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenAnEventStandsInTheWrongKindOfPlace_ItIsRefused()
    {
        await using var stand = await Stand.StartAsync();
        var body = JsonNode.Parse(Walk())!.AsObject();
        (body["entity_type"], body["channel_id"]) = (2, stand.Id("#general"));
        body.Remove("entity_metadata");
        var refused = await stand.CallAsync("POST", Events(stand), body.ToJsonString());
        Assert.Equal("GUILD_SCHEDULED_EVENT_CHANNEL_TYPE_INVALID", refused.ProblemAt("channel_id"));
    }

    private static string Events(Stand stand) => $"/guilds/{stand.Guild}/scheduled-events";

    private static void Pass(Stand stand, string to)
    {
        stand.Discord.World.Clock.MoveTo(DateTimeOffset.Parse(to, null));
        stand.Discord.World.Do(stand.Discord.World.Settle);
    }

    private static string Walk(string? rule = null)
    {
        var body = JsonNode.Parse("""
            {"name":"Walk","privacy_level":2,"entity_type":3,"scheduled_start_time":"2026-12-05T10:00:00Z",
             "scheduled_end_time":"2026-12-05T11:00:00Z","entity_metadata":{"location":"Park"}}
            """)!.AsObject();
        if (rule is null) return body.ToJsonString();
        body[Rule] = JsonNode.Parse(rule);
        body[Rule]!["start"] = "2026-12-05T10:00:00Z";
        return body.ToJsonString();
    }
}
