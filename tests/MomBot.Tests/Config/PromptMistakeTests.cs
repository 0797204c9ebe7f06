using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Every mistake in a theme or a poll is one plain line that names the file, the line and the fix.</summary>
public sealed class PromptMistakeTests : IDisposable
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

    private const string Poll =
        """
        polls:
          - key: warm-cup
            question: { en: "Where is your cup?", es: "¿Y tu taza?" }
            answers: { en: ["Here", "There"], es: ["Aquí", "Allí"] }

        """;

    private readonly EditedConfig _config = new();

    public void Dispose() => _config.Dispose();

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
        + "It can have: key, depth, adult_life, light, tags, stages, note, link, wordings.")]
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
        + "Add a line such as: note: { en: our own childhoods }")]
    [InlineData("depth: 1", "depth: 1\n    note: { en: \"\" }",
        "line 4: \"en\" is empty. Write something, or take the line out.")]
    [InlineData("\"What was good?\"", "\" \"", "line 7: \"en\" is empty. Write something, or take the line out.")]
    [InlineData("[\"What was good?\", \"What went well?\"]", "[\"Well?\"]",
        "line 7: a theme needs at least two wordings in English. Write them under en:")]
    [InlineData("en:", "de:", "line 7: \"wordings\" has nothing in English, which everyone else falls back to. "
        + "Add: en: [\"...\", \"...\"]")]
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
        "config/prompts/ours.yaml, line 8: the key \"one-good-minute\" is already on line 2. Choose another.",
        _config.WriteAlone("prompts/ours.yaml", Theme + Theme["themes:\n".Length..]).Complaint());

    [Fact]
    public void TheSameKeyInAnotherFile() => Assert.Equal(
        "config/prompts/theirs.yaml, line 2: the key \"one-good-minute\" is already in "
        + "config/prompts/ours.yaml, line 2. Choose another.",
        _config.WriteAlone("prompts/ours.yaml", Theme).Write("prompts/theirs.yaml", Theme).Complaint());

    [Fact]
    public void AKeyOfARoundWithoutProblemsIsTakenToo() => Assert.Contains(
        "is already in config/prompts/ours.yaml, line 2.",
        _config.WriteAlone("prompts/ours.yaml", Theme).Write("no-problems.yaml", Theme).Complaint());

    [Fact]
    public void AFolderWithoutFiles() => Assert.Equal(
        "config/prompts has no files. Put back those that came with MomBot.",
        _config.WriteAlone("prompts/ours.yaml", Theme).Delete("prompts/ours.yaml").Complaint());

    [Theory]
    [InlineData("depth: 1", "depth: 2\n    light: true",
        "line 4: a light theme is easy to answer, and this one is of depth 2. Take one out.")]
    [InlineData("depth: 1", "depth: 1\n    note: our own childhoods",
        "line 4: \"note\" must be by language. Begin with a line such as: en: \"...\"")]
    [InlineData("depth: 1", "depth: 1\n    link: ftp://example.org",
        "line 4: \"ftp://example.org\" is not the address of a page. "
        + "It begins with https:// and is copied from a browser.")]
    [InlineData("depth: 1", "depth: 1\n    link: see the library",
        "line 4: \"see the library\" is not the address of a page. "
        + "It begins with https:// and is copied from a browser.")]
    public void AMarkThatBreaksARule(string old, string now, string complaint) => Check(old, now, complaint);

    [Theory]
    [InlineData("[\"Here\", \"There\"]", "[\"Here\"]", "line 4: a poll has 2 to 10 answers, and this one has 1.")]
    [InlineData("[\"Aquí\", \"Allí\"]", "[\"Aquí\", \"Allí\", \"Nada\"]",
        "line 4: es has 3 answers and en has 2. Write as many in each.")]
    [InlineData(", es: \"¿Y tu taza?\"", "", "line 3: there are answers in es and no question. Write it too.")]
    [InlineData(", es: [\"Aquí\", \"Allí\"]", "", "line 4: there is a question in es and no answers. Write them too.")]
    [InlineData("\"There\"", "\"There, or here, or behind the door, or in a car, or no..\"",
        "line 4: \"en\" is 56 characters long; 55 is the most. Shorten it.")]
    [InlineData("answers:", "anwsers:", "line 4: \"anwsers\" is not a field of a poll. Did you mean \"answers\"?")]
    public void APollThatBreaksARule(string old, string now, string complaint) => Assert.Equal(
        $"config/polls.yaml, {complaint}",
        _config.Write("polls.yaml", Poll).Change("polls.yaml", old, now).Complaint());

    [Fact]
    public void WhatIsRightIsRead()
    {
        _config.WriteAlone(
            "prompts/ours.yaml", Theme.Replace("depth: 1", "depth: 1\n    link: https://example.org/rest"));
        var read = ConfigFolder.Load(_config.Write("polls.yaml", Poll).Folder);

        Assert.Equal("https://example.org/rest", Assert.Single(read.Prompts).Link!.ToString());
        Assert.Equal("¿Y tu taza?", Assert.Single(read.Polls).QuestionIn("es-419"));
        Assert.Equal<string>(["Here", "There"], read.Polls[0].AnswersIn("fi"));
    }

    private void Check(string old, string now, string complaint) => Assert.Equal(
        $"config/prompts/ours.yaml, {complaint}",
        _config.WriteAlone("prompts/ours.yaml", Theme).Change("prompts/ours.yaml", old, now).Complaint());
}
