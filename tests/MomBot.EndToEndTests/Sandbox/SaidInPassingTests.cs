using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>Rules that Discord's documentation says in half a sentence.</summary>
public sealed class SaidInPassingTests
{
    [Fact]
    public async Task AChannelThatWasChosenSaysWhatTheBotMayDoThere()
    {
        await using var stand = await Stand.StartAsync();
        await stand.CallAsync("PUT", $"/applications/{stand.App}/guilds/{stand.Guild}/commands", """
            [{"name":"move","description":"Move","options":[{"type":7,"name":"to","description":"To"}]}]
            """);
        stand.Answers(_ => """{"type":4,"data":{"content":"ok"}}""");
        await stand.ActAsync(
            """{"as":"Maya","channel":"general","command":{"name":"move","options":{"to":"help"}}}""");

        var there = stand.Events.Last("INTERACTION_CREATE")["data"]!["resolved"]!["channels"]![stand.Id("#help")]!;
        Assert.Equal(1 << 11, long.Parse((string)there["app_permissions"]!) & (1 << 11));
        Assert.NotNull(there["permissions"]);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(1440, true)]
    [InlineData(4320, true)]
    [InlineData(10080, true)]
    [InlineData(61, false)]
    public async Task AThreadFallsAsleepAfterOneOfFourTimes(int minutes, bool taken)
    {
        await using var stand = await Stand.StartAsync();

        var thread = await stand.CallAsync("POST", $"/channels/{stand.Id("#general")}/threads",
            $$"""{"name":"a","type":11,"auto_archive_duration":{{minutes}}}""");

        Assert.Equal(taken ? null : "BASE_TYPE_CHOICES", thread.ProblemAt("auto_archive_duration"));
        if (taken) Assert.Equal(minutes, (int)thread["thread_metadata"]!["auto_archive_duration"]!);
    }

    [Fact]
    public async Task PermissionsComeAsText_AndNoneOfTheirBitsIsLost()
    {
        await using var stand = await Stand.StartAsync();
        const long PinAndSend = (1L << 51) | (1L << 11);

        var role = await stand.CallAsync(
            "POST", $"/guilds/{stand.Guild}/roles", $$"""{"name":"keepers","permissions":"{{PinAndSend}}"}""");

        Assert.Equal($"{PinAndSend}", role["permissions"]!.GetValue<string>());
    }

    [Fact]
    public async Task TheColourOfARoleIsTheFirstOfItsColours()
    {
        await using var stand = await Stand.StartAsync();
        var role = await stand.CallAsync("POST", $"/guilds/{stand.Guild}/roles",
            """{"name":"blue","permissions":"0","colors":{"primary_color":255}}""");

        Assert.Equal((255, 255), ((int)role["colors"]!["primary_color"]!, (int)role["color"]!));
    }
}
