using Microsoft.CodeAnalysis;
using MomBot.Tests.Config;
using MomBot.Tests.Support;

namespace MomBot.Tests.Architecture;

/// <summary>The client speaks as much of Discord as the bot has use for. The rest would be lines for nobody.</summary>
public class UnusedTests
{
    /// <summary>Said as it stands in every message; and what tests alone look at or begin with.</summary>
    private static readonly string[] Exempt =
    [
        "AllowedMentions.Parse", "DiscordLimits.CommandCharacters", "RateLimiter.BucketCount",
        "Snowflake.Parse(string)", "Snowflake.Timestamp",
    ];

    [Fact]
    public void NothingInTheClientIsThereForNobody()
    {
        var program = SpokenSource.Compile(
            [.. Repository.Files("src", "*.cs").Select(file => (file, Repository.Read(file)))]);

        var unused = Unused.In("src/MomBot/Discord/", program).Concat(Unused.In("src/MomBot/Dispatch/", program)).Concat(Unused.In("src/MomBot/Interactions/", program)).Except(Exempt).ToList();
        Assert.True(unused.Count == 0, string.Join('\n', unused));
    }

    [Fact]
    public void ACallThatNobodyMakesIsFound_AndAFieldThatNobodyReads()
    {
        var program = SpokenSource.Compile(
        [
            ("src/A/Client.cs", """
                namespace A;
                record Read(int Sent) { public int Seen { get; init; } public int Unseen { get; init; } }
                static class Client { public static int Made(Read it) => it.Seen; public static void Unmade() { } }
                """),
            ("src/B/Bot.cs", "using A; class Bot { int Press() => Client.Made(new Read(1)); }"),
        ]);

        Assert.Equal(["Client.Unmade()", "Read.Unseen"], Unused.In("src/A/", program));
    }
}
