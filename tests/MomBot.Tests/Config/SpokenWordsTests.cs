using System.Collections.Immutable;
using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>What the program can say is found in its source, and a language that ships has all of it.</summary>
public class SpokenWordsTests
{
    private static readonly Lazy<Task<ImmutableArray<SpokenText>>> Texts = new(ShippedTexts.AllAsync);

    public static TheoryData<string> Languages =>
        [.. ShippedConfig.Load().Words.Languages.Keys.Where(language => language != "en").Order()];

    [Theory]
    [InlineData("Someone got there first. Thank you for looking.")]
    [InlineData("**{0}** · {1}")]
    [InlineData("{0} could use a hand: {1}")]
    [InlineData("That didn't work, and it is not you. Nothing was lost; please try again in a minute. Noted as {0}.")]
    [InlineData("\"{0}\" has {1} characters; {2} fit.")]
    [InlineData("Turn direct messages off")]
    public void WhatIsSaidIsFound(string format) =>
        Assert.Contains(format, SpokenSource.Program.Texts.Select(text => text.Format));

    [Theory]
    [InlineData("What would help?")]
    [InlineData("/ask")]
    [InlineData("Ask other parents for a hand")]
    [InlineData("I'm worried about this")]
    [InlineData("{0} May")]
    [InlineData("Wednesday")]
    [InlineData("Newborn")]
    [InlineData("A listening ear")]
    [InlineData("24 hours, every day")]
    [InlineData("wins")]
    public async Task WhatFormsAndCommandsAndConfigSayIsFoundToo(string words) =>
        Assert.Contains(words, (await Texts.Value).Select(text => text.Format));

    [Fact]
    public void TheCompilerIsAsked_NotThePattern()
    {
        var read = SpokenSource.Of([("Say.cs", """
            using MomBot.Data;
            using MomBot.Interactions;
            using static MomBot.Data.Text;

            public static class Say
            {
                private const string Fixed = "fixed {words}";
                private static readonly Text Field = Fixed;
                private static string NotSaid => "never said";

                public static Text Holes(string a, int[] b) => T($"{string.Concat(a, "x")}: {b[0]} and {b[1]:D2} {{so}}");
                public static Text Two(string a) => T($"first {a} " + $"then {a}");
                public static Text Inside(Text a) => T($"out {(a == Text.Empty ? "plain" : T($"in {a}"))}");
                public static Text Either(bool a) => a ? "this" : "that";
                public static Text Which(int a) => a switch { 1 => "one", 2 => T($"two {a}"), _ => "many" };
                public static Card Many() => new(Join("\n", "top", "bottom"));
                public static Button Press() => new("Press me", null!);
                public static Text Theirs(string a) => (Text)a;
            }
            """)]);

        Assert.Equal(
            [
                "Press me", "bottom", "first {0} then {1}", "fixed {{words}}", "in {0}", "many", "one", "out {0}",
                "plain", "that", "this", "top", "two {0}", "{0}: {1} and {2} {{so}}",
            ],
            read.Texts.Select(text => text.Format).Order(StringComparer.Ordinal));
        Assert.Equal(80, Assert.Single(read.Texts, text => text.Format == "Press me").Most);
        Assert.Equal(["Say.cs: a"], read.Unclear);
    }

    [Theory]
    [InlineData("{0} · {1}", false)]
    [InlineData("-# {0}\n**{1}**", false)]
    [InlineData("https://discord.com/channels/{0}/{1}/{2}", false)]
    [InlineData("{0} or {1}", true)]
    [InlineData("[Go to the round]({0})", true)]
    public void OnlyWhatHasWordsNeedsALanguage(string format, bool hasWords) =>
        Assert.Equal(hasWords, new SpokenText(format, "").HasWords);

    [Fact]
    public void WhatIsMissingUnusedOrTooLongIsFound()
    {
        SpokenText[] texts = [new("Yes", "A.cs:1", Most: 4), new("No", "A.cs:2"), new("No", "B.cs:1")];

        Assert.Equal(["A.cs:2: No"], ShippedTexts.Missing(texts, Lines("Yes")));
        Assert.Equal(["Maybe"], ShippedTexts.Unused(texts, Lines("Yes", "Maybe").Keys));
        Assert.Equal(["A.cs:1: \"Yes, said\" has more than 4 characters"], ShippedTexts.TooLong(texts, Lines("Yes")));
        Assert.Equal(["\"con /ask\" does not say /pedir"], ShippedTexts.OtherCommands(
            new Dictionary<string, string> { ["/ask"] = "/pedir", ["with /ask"] = "con /ask", ["/asking"] = "" }));

        static Dictionary<string, string> Lines(params string[] english) =>
            english.ToDictionary(words => words, words => $"{words}, said");
    }

    /// <summary>
    /// A text made of a string that nobody can find would be English for ever, or somebody's own words unwashed.
    /// </summary>
    [Fact]
    public void EveryTextIsWrittenWhereItIsFound() => Assert.True(
        SpokenSource.Program.Unclear.Count == 0,
        "Write it where it is said, or hand somebody's own words over as a string in T($\"{…}\"):\n"
        + string.Join('\n', SpokenSource.Program.Unclear.Order(StringComparer.Ordinal)));

    /// <summary>Whoever adds a sentence adds its line to each language; this says which are missing.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public async Task ALanguageThatShipsSaysEverythingTheProgramSays(string language)
    {
        var words = ShippedConfig.Load().Words.Languages[language];
        var missing = ShippedTexts.Missing(await Texts.Value, words).ToList();

        Assert.True(
            missing.Count == 0,
            $"{missing.Count} texts have no line in config/words/{language}:\n{string.Join('\n', missing)}");
    }

    /// <summary>A line that matches nothing the program says would silently do nothing.</summary>
    [Fact]
    public async Task EveryShippedLineChangesSomethingTheProgramSays()
    {
        foreach (var (language, words) in ShippedConfig.Load().Words.Languages)
        {
            Assert.Empty(ShippedTexts.Unused(await Texts.Value, words.Keys).Select(line => $"{language}: {line}"));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task WhatIsSaidFitsWhereDiscordPutsIt(string language) =>
        Assert.Empty(ShippedTexts.TooLong(await Texts.Value, ShippedConfig.Load().Words.Languages[language]));

    /// <summary>A sentence that says /ask to someone whose Discord shows /pedir would lead nowhere.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void ASentenceNamesCommandsAsTheyAreTypedInItsLanguage(string language) =>
        Assert.Empty(ShippedTexts.OtherCommands(ShippedConfig.Load().Words.Languages[language]));
}
