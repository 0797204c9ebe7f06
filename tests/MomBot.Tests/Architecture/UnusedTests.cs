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
        "Feature.UserMenu<TAction>(string, CommandFor)", // Read and registered like the others; one will want it.
    ];

    [Fact]
    public void NothingInTheClientIsThereForNobody_NorInWhatStandsOnIt()
    {
        var program = SpokenSource.Compile(
            [.. Repository.Files("src", "*.cs").Select(file => (file, Repository.Read(file)))]);

        var unused = new[] { "src/MomBot/Discord/", "src/MomBot/Dispatch/", "src/MomBot/Interactions/" }
            .SelectMany(folder => Unused.In(folder, program)).Except(Exempt).ToList();
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
