using System.Text.RegularExpressions;
using MomBot.EndToEndTests.SandboxLimits;
using Xunit;

namespace MomBot.EndToEndTests.Sandbox;

/// <summary>The local Discord shares no type with the bot's client: only whoever starts the bot may know it.</summary>
public sealed partial class IndependenceTests
{
    [Fact]
    public void OnlyTheStartOfTheBotKnowsTheBot()
    {
        var files = Directory.EnumerateFiles(RuleMapTests.Folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(RuleMapTests.Folder, path).Replace('\\', '/'), Full: path))
            .Where(file => !file.Path.StartsWith("obj/", StringComparison.Ordinal)
                && !file.Path.StartsWith("bin/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 100, $"{files.Count} files");
        Assert.Empty(files.Where(file => !MayKnowTheBot(file.Path) && KnowsTheBot(File.ReadAllText(file.Full)))
            .Select(file => file.Path));
    }

    [Theory]
    [InlineData("using MomBot.Discord.Wire;", true)]
    [InlineData("MomBot.Discord.Rest.Route route;", true)]
    [InlineData("using MomBot.Sandbox.World;", false)]
    [InlineData("namespace MomBot.Sandbox.Rest;", false)]
    public void WhatItLooksForIsFound(string source, bool found) => Assert.Equal(found, KnowsTheBot(source));

    private static bool MayKnowTheBot(string path) =>
        path == "Program.cs" || path.StartsWith("Bot/", StringComparison.Ordinal);

    private static bool KnowsTheBot(string source) => Other().IsMatch(source);

    [GeneratedRegex(@"\bMomBot\.(?!Sandbox\b)[A-Z]")]
    private static partial Regex Other();
}
