using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MomBot.Tests.Support;

namespace MomBot.Tests.Architecture;

/// <summary>What a host gets besides the program: image, compose.yaml, .env.example, what it is made of.</summary>
public partial class ShippingTests
{
    [Fact]
    public void TheContainerHasNoRightsItDoesNotNeed()
    {
        var compose = Repository.Read("compose.yaml");
        Assert.Contains("read_only: true", compose);
        Assert.Contains("cap_drop:\n      - ALL", compose);
        Assert.Contains("no-new-privileges:true", compose);
        Assert.Contains("noexec,nosuid,nodev", compose);
        Assert.DoesNotMatch(@"(?m)^\s*(ports|expose|privileged|cap_add|network_mode):", compose);

        var image = Repository.Read("Dockerfile");
        Assert.Contains("noble-chiseled", image);
        Assert.Equal("USER 1654", UserLines().Matches(image)[^1].Value);
        Assert.Contains("CMD [\"dotnet\", \"MomBot.dll\", \"health\"]", image);
        Assert.Contains("--locked-mode", image);
        Assert.DoesNotContain("EXPOSE", image);
    }

    [Fact]
    public void EveryVariableThatIsReadStandsInTheExampleOrIsForALocalDiscord()
    {
        var read = Variables().Matches(Repository.Read("src/MomBot/Host/BotOptions.cs")).Select(each => each.Value)
            .Distinct().Except(["DISCORD_API_BASE", "MOMBOT_TIME_OFFSET"]).ToList();
        var example = Repository.Read(".env.example");

        Assert.True(read.Count >= 6);
        Assert.All(read, name => Assert.Matches($"(?m)^#?{name}=", example));
        Assert.All(
            new[] { "DISCORD_TOKEN_FILE", "MOMBOT_POSTGRES_FILE", "MOMBOT_MASTER_KEY_FILE" },
            name => Assert.Contains(name, example));
    }

    [FactWhereJqIs]
    public void TheBillOfMaterialsNamesEveryPackageOfTheLockFiles()
    {
        using var script = Process.Start(new ProcessStartInfo(Repository.PathOf("scripts/sbom"))
        {
            RedirectStandardOutput = true,
        })!;
        var bill = JsonNode.Parse(script.StandardOutput.ReadToEnd())!;
        script.WaitForExit();

        Assert.Equal("CycloneDX", (string?)bill["bomFormat"]);
        var named = bill["components"]!.AsArray().Select(each => (string)each!["name"]!).ToHashSet();
        var locked = JsonNode.Parse(Repository.Read("src/MomBot/packages.lock.json"))!["dependencies"]!.AsObject()
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(package => (string?)package.Value!["type"] != "Project").Select(package => package.Key).ToList();
        Assert.True(locked.Count > 20);
        Assert.Empty(locked.Except(named));
    }

    [GeneratedRegex("(?m)^USER .*$")]
    private static partial Regex UserLines();

    [GeneratedRegex(@"(?<="")(DISCORD|MOMBOT|OTEL)_[A-Z_]+(?="")")]
    private static partial Regex Variables();

    /// <summary>The script reads JSON with jq, and says so where that is not there.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class FactWhereJqIsAttribute : FactAttribute
    {
        public FactWhereJqIsAttribute()
        {
            var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
            if (!folders.Any(folder => File.Exists(Path.Combine(folder, "jq"))))
                Skip = "jq is not here";
        }
    }
}
