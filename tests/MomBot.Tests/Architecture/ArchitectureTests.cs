using MomBot.Tests.Support;

namespace MomBot.Tests.Architecture;

/// <summary>The house as it stands, read from its source; and each guard shown firing on planted text.</summary>
public class ArchitectureTests
{
    [Fact]
    public void EveryFileKeepsToItsDoorsSizesAndNames()
    {
        var findings = Sources().SelectMany(file => Doors.Findings(file, Repository.Read(file))).ToList();

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [Fact]
    public void TheDiscordClientStaysWithinItsBudget() =>
        Assert.InRange(LinesUnder("src/MomBot/Discord/"), 1, 4500);

    [Fact]
    public void InteractionsAndDispatchStayWithinTheirBudget() =>
        Assert.InRange(LinesUnder("src/MomBot/Interactions/") + LinesUnder("src/MomBot/Dispatch/"), 1, 4600);

    [Theory]
    [InlineData("src/MomBot/Discord/Rest/A.cs", "using MomBot.Data;\nnamespace MomBot.Discord.Rest;", "MomBot.Discord may not")]
    [InlineData("src/MomBot.Data/A.cs", "using MomBot.Interactions;\nnamespace MomBot.Data;", "MomBot.Data may not")]
    [InlineData("src/MomBot/Interactions/A.cs", "using MomBot.Discord.Wire;\nnamespace MomBot.Interactions;", "may not")]
    [InlineData("src/MomBot/Calendars/A.cs", "using MomBot.Data;\nnamespace MomBot.Calendars;", "may not")]
    [InlineData("src/MomBot/Pictures/A.cs", "using MomBot.Interactions;\nnamespace MomBot.Pictures;", "may not")]
    [InlineData("src/MomBot/Pictures/A.cs", "using MomBot.Data.HelpRequests;\nnamespace MomBot.Pictures;", "may not")]
    [InlineData("src/MomBot/Dispatch/A.cs", "using MomBot.Features.Stages;\nnamespace MomBot.Dispatch;", "may not")]
    [InlineData("src/MomBot/Dispatch/A.cs", "using MomBot.Data.HelpRequests;\nnamespace MomBot.Dispatch;", "may not")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "using MomBot.Discord;\nnamespace MomBot.Features.Stages;", "may not")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "using MomBot.Features.CheckIns;\nnamespace MomBot.Features.Stages;", "through events")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "using MomBot.Data.Outbox;\nnamespace MomBot.Features.Stages;", "machinery")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "namespace MomBot.Features.Stages;\nclass A(HelpRequestStore store);", "another feature's store")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "using MomBot.Data.Stages;\nnamespace MomBot.Features.Stages;\nclass A(HelpRequestStore store);", "another feature's store")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "namespace MomBot.Features.Stages;\nMomBot.Discord.Wire.Message m;", "spells out")]
    [InlineData("src/MomBot/Features/Stages/A.cs", "namespace MomBot.Features.Setup;", "its folder says")]
    [InlineData("src/MomBot/Features/Stages/StageRules.cs", "namespace MomBot.Features.Stages;\nTask Wait();", "rules are pure")]
    [InlineData("src/MomBot/Features/Stages/StageViews.cs", "namespace MomBot.Features.Stages;\nIClock clock;", "views see state")]
    [InlineData("src/MomBot/Config/A.cs", "namespace MomBot.Config;\nclass RoleManager;", "say what it is for")]
    [InlineData("src/MomBot/Config/A.cs", "namespace MomBot.Config;\n// TO" + "DO later", "behind")]
    public void AForbiddenThingIsFound(string path, string planted, string finding) =>
        Assert.Contains(Doors.Findings(path, planted), found => found.Contains(finding));

    [Fact]
    public void AFileThatGrowsTooLongIsFound() =>
        Assert.Contains(
            Doors.Findings("tests/A.cs", string.Join('\n', Enumerable.Repeat("x", 301))),
            found => found.Contains("split it"));

    [Fact]
    public void ALineThatGrowsTooWideIsFound() =>
        Assert.Contains(Doors.Findings("tests/A.cs", new string('x', 121)), found => found.Contains("wide"));

    [Theory]
    [InlineData("src/MomBot/Features/Stages/A.cs", "using MomBot.Data.Stages;\nusing static MomBot.Data.Text;\nnamespace MomBot.Features.Stages;\nclass A(StageStore store);")]
    [InlineData("src/MomBot/Host/A.cs", "using MomBot.Features.Stages;\nusing MomBot.Discord.Rest;\nnamespace MomBot.Host;")]
    public void WhatTheTableAllowsIsQuiet(string path, string source) => Assert.Empty(Doors.Findings(path, source));

    private static IEnumerable<string> Sources() =>
        Repository.Files("src", "*.cs").Concat(Repository.Files("tests", "*.cs"));

    private static int LinesUnder(string folder) =>
        Repository.Files(folder, "*.cs").Sum(file => Repository.Read(file).Count(each => each == '\n'));
}
