using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Every mistake an admin can make is one plain line that names the file, the line and the fix.</summary>
public sealed class ConfigMistakeTests : IDisposable
{
    private const string Theme =
        """
        themes:
          - key: one-good-minute
            depth: 1
            tags: [wins]
            stages: [any]
            wordings:
              en: ["What was good?", "What went well?"]

        """;

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
        "config/prompts.yaml is missing. Put back the one that came with MomBot.",
        _config.Delete("prompts.yaml").Complaint());

    [Fact]
    public void AFileThatCannotBeRead()
    {
        Directory.CreateDirectory(Path.Combine(_config.Delete("prompts.yaml").Folder, "prompts.yaml"));

        Assert.Equal(
            "config/prompts.yaml cannot be read. Let the account that runs the bot read it.", _config.Complaint());
    }

    [Fact]
    public void AnEmptyFile() => Assert.Equal(
        "config/stages.yaml is empty. Put back the one that came with MomBot.",
        _config.Write("stages.yaml", "# only a comment\n").Complaint());

    [Theory]
    [InlineData("    depth: 1", "    depth: 1: 2", "line 3: this is not valid YAML. "
        + "Look at the spaces, colons and quotes here and on the line above.")]
    [InlineData("    depth: 1", "\tdepth: 1", "line 3: a tab is used to indent this line. Use spaces.")]
    [InlineData("    depth: 1", "    depth: 1\n    depth: 2",
        "line 4: \"depth\" is written twice here. Keep one of them.")]
    [InlineData("themes:", "---\nthemes: []\n---\nthemes:",
        "line 4: a second part begins here after \"---\". Keep one.")]
    [InlineData("[wins]", "[[wins]", "line 4: this is not valid YAML. "
        + "Look at the spaces, colons and quotes here and on the line above.")]
    [InlineData("    depth: 1", " :  depth: 1", "line 3: this is not valid YAML. "
        + "Look at the spaces, colons and quotes here and on the line above.")]
    public void BrokenYaml(string old, string now, string complaint) => Check(old, now, complaint);

    [Theory]
    [InlineData("depth: 1", "depht: 1", "line 3: \"depht\" is not a field of a theme. Did you mean \"depth\"?")]
    [InlineData("depth: 1", "zodiac-sign: 1", "line 3: \"zodiac-sign\" is not a field of a theme. "
        + "It can have: key, depth, adult, light, tags, stages, note, wordings.")]
    [InlineData("themes:", "theme:", "line 1: \"theme\" is not a field of a prompts file. Did you mean \"themes\"?")]
    public void AnUnknownField(string old, string now, string complaint) => Check(old, now, complaint);

    [Theory]
    [InlineData("    depth: 1\n", "", "line 2: this theme has no \"depth\". Add a line such as: depth: 1")]
    [InlineData("    tags: [wins]\n", "", "line 2: this theme has no \"tags\". Add a line such as: tags: [wins]")]
    public void AMissingField(string old, string now, string complaint) => Check(old, now, complaint);

    [Theory]
    [InlineData("depth: 1", "depth: one", "line 3: \"depth\" must be a whole number, such as: 1")]
    [InlineData("depth: 1", "depth: 1\n    light: yes", "line 4: \"light\" must be true or false.")]
    [InlineData("[wins]", "wins", "line 4: \"tags\" must be a list, such as: [wins]")]
    [InlineData("[wins]", "[]", "line 4: \"tags\" is an empty list. Put something in it.")]
    [InlineData("key: one-good-minute", "key: [one, good]", "line 2: \"key\" must be words, not a list.")]
    [InlineData("themes:\n  - key: one-good-minute", "themes:\n  - one-good-minute\n  - key: two",
        "line 2: a theme is expected here, with a line such as: key: one-good-minute")]
    public void AWrongType(string old, string now, string complaint) => Check(old, now, complaint);

    [Theory]
    [InlineData("depth: 1", "depth: 4", "line 3: \"depth\" is 4, and goes from 1 (easy to answer) to 3 (deep).")]
    [InlineData("depth: 1", "depth: 3", "line 3: a theme of depth 3 needs a content note. "
        + "Add a line such as: note: our own childhoods")]
    [InlineData("depth: 1", "depth: 1\n    note: \"\"",
        "line 4: \"note\" is empty. Write something, or take the line out.")]
    [InlineData("\"What was good?\"", "\" \"", "line 7: \"en\" is empty. Write something, or take the line out.")]
    [InlineData("[\"What was good?\", \"What went well?\"]", "[\"Well?\"]",
        "line 7: a theme needs at least two wordings in English. Write them under en:")]
    [InlineData("en:", "de:", "line 7: a theme needs at least two wordings in English. Write them under en:")]
    [InlineData("en:", "english:", "line 7: \"english\" is not a language. Use a code such as en, de or pt-BR.")]
    [InlineData("[any]", "[todler]",
        "line 5: there is no stage \"todler\" in stages.yaml. Use one of its keys, or any.")]
    [InlineData("one-good-minute", "One Good", "line 2: \"One Good\" cannot be a key. "
        + "Use small letters, digits and hyphens.")]
    [InlineData("[wins]", "[this-tag-is-far-too-long-for-anyone-to-type-twice]",
        "line 4: \"tags\" is 49 characters long; 40 is the most. Shorten it.")]
    public void AThemeThatBreaksARule(string old, string now, string complaint) => Check(old, now, complaint);

    [Fact]
    public void TheSameKeyTwice() => Assert.Equal(
        "config/prompts.yaml, line 8: the key \"one-good-minute\" is already on line 2. Choose another.",
        _config.Write("prompts.yaml", Theme + Theme["themes:\n".Length..]).Complaint());

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

    private void Check(string old, string now, string complaint) => Assert.Equal(
        $"config/prompts.yaml, {complaint}",
        _config.Write("prompts.yaml", Theme).Change("prompts.yaml", old, now).Complaint());

    private int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(_config.Folder, file)), line => line.Contains(text)) + 1;
}
