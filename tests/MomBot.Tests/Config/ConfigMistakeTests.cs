using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Every mistake an admin can make is one plain line that names the file, the line and the fix.</summary>
public sealed class ConfigMistakeTests : IDisposable
{
    private readonly EditedConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void AnUntouchedCopyLoads() => Assert.NotEmpty(ConfigFolder.Load(_config.Folder).Prompts);

    [Fact]
    public void AMissingFolder()
    {
        var nowhere = Path.Combine(_config.Folder, "nowhere");

        Assert.Equal(
            $"There is no config folder at {nowhere}. Put back the one that came with MomBot, or point to your own.",
            Assert.Throws<ConfigException>(() => ConfigFolder.Load(nowhere)).Message);
    }

    [Fact]
    public void AMissingFile() => Assert.Equal(
        "config/help-categories.yaml is missing. Put back the one that came with MomBot.",
        _config.Delete("help-categories.yaml").Complaint());

    [Fact]
    public void AFileThatCannotBeRead()
    {
        Directory.CreateDirectory(Path.Combine(_config.Delete("polls.yaml").Folder, "polls.yaml"));

        Assert.Equal(
            "config/polls.yaml cannot be read. Let the account that runs the bot read it.", _config.Complaint());
    }

    [Fact]
    public void AnEmptyFile() => Assert.Equal(
        "config/stages.yaml is empty. Put something in it, or back the one that came with MomBot.",
        _config.Write("stages.yaml", "# only a comment\n").Complaint());

    [Theory]
    [InlineData("from: 12", "from: 13",
        "\"toddler\" begins at 13 months but \"infant\" ends at 12. Write: from: 12")]
    [InlineData("from: 0", "from: 1", "\"newborn\" begins at 1 months but the first one begins at 0. Write: from: 0")]
    [InlineData("    to: 12\n", "", "\"infant\" has no \"to\", so nothing can follow it. Give it: to: 12")]
    [InlineData("to: 3\n", "to: 0\n", "\"newborn\" ends at 0 months, before it has begun. Make \"to\" larger.")]
    [InlineData("from: 216", "from: 216\n    to: 300",
        "\"grown\" is the last stage with months, and nobody may fall out. Take out its \"to\".")]
    [InlineData("stage-teen", "Stage Teen",
        "\"Stage Teen\" cannot name a channel. Use small letters and hyphens.")]
    public void AStageThatBreaksARule(string old, string now, string complaint) =>
        Assert.EndsWith(
            ": " + complaint, _config.Change("stages.yaml", old, now).Complaint(), StringComparison.Ordinal);

    [Fact]
    public void AStageMistakeNamesItsLine()
    {
        var line = LineOf("stages.yaml", "from: 12");

        Assert.StartsWith(
            $"config/stages.yaml, line {line}: ",
            _config.Change("stages.yaml", "from: 12", "from: 13").Complaint(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("enabled: true", "enabled: on", "\"enabled\" must be true or false.")]
    [InlineData("    enabled: true\n", "", "this category has no \"enabled\". Add a line such as: enabled: true")]
    [InlineData("hint:", "hnit:", "\"hnit\" is not a field of a category. Did you mean \"hint\"?")]
    public void AHelpCategoryThatBreaksARule(string old, string now, string complaint) => Assert.EndsWith(
        ": " + complaint, _config.Change("help-categories.yaml", old, now).Complaint(), StringComparison.Ordinal);

    [Fact]
    public void NoHelpCategoryLeft()
    {
        for (var i = 0; i < 5; i++)
        {
            _config.Change("help-categories.yaml", "enabled: true", "enabled: false");
        }

        Assert.EndsWith(
            "no category is enabled, so nobody could ask for a hand. Enable one.",
            _config.Complaint(),
            StringComparison.Ordinal);
    }

    private int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(_config.Folder, file)), line => line.Contains(text)) + 1;
}
