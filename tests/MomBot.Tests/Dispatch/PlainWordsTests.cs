using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Dispatch;

namespace MomBot.Tests.Dispatch;

/// <summary>Somebody's own words can say anything and do nothing.</summary>
public partial class PlainWordsTests
{
    [Theory]
    [InlineData("[click](https://evil.test)", @"\[click\](https://evil.test)")]
    [InlineData("<@1001> <@&600> <#801> </ask:1>", @"\<@1001> \<@&600> \<#801> \</ask:1>")]
    [InlineData("**bold** __under__ ~~gone~~ ||secret||", @"\*\*bold\*\* \_\_under\_\_ \~\~gone\~\~ \|\|secret\|\|")]
    [InlineData("```js\nx\n```", "\\`\\`\\`js\nx\n\\`\\`\\`")]
    [InlineData("# big\n## less\n-# small", "\\# big\n\\## less\n\\-# small")]
    [InlineData("> quote\n>>> all\n- item\n+ item", "\\> quote\n\\>>> all\n\\- item\n\\+ item")]
    [InlineData("  # indented\n   - too", "  \\# indented\n   \\- too")]
    [InlineData("1. first\n12) second, 3.5 kg", "1\\. first\n12\\) second, 3.5 kg")]
    [InlineData("<t:0:R> <:smile:1> <https://evil.test>", @"\<t:0:R> \<:smile:1> \<https://evil.test>")]
    [InlineData(@"\*not escaped\*", @"\\\*not escaped\\\*")]
    [InlineData("a \u2028# heading", "a \n\\# heading")]
    [InlineData("3 > 2, C# and mother-in-law", "3 > 2, C# and mother-in-law")]
    public void WhatWouldActIsEscaped(string words, string drawn) => Assert.Equal(drawn, PlainWords.InMarkdown(words));

    [Theory]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("\u2066a\u2069\u200Bb\uFEFFc\u00ADd", "abcd")]
    [InlineData("bell\u0007 nul\0 \u001B[31m", "bell nul [31m")]
    [InlineData("tab\there\r\nnext", "tab here\nnext")]
    [InlineData("\uE000private", "private")]
    [InlineData("\u200D\u200D\u200D", "")]
    [InlineData("a\u200D\u200D\u200Db", "a\u200Db")]
    public void WhatOnlyMisleadsIsGone(string words, string cleaned) =>
        Assert.Equal(cleaned, PlainWords.Cleaned(words));

    [Theory]
    [InlineData("👩‍👧‍👦 ❤️‍🔥 👩🏽‍🍼 1️⃣ 🇩🇪")]
    [InlineData("هل يمكن لأحد أن يساعدني؟")]
    [InlineData("می‌خواهم کمک کنم")]
    [InlineData("क्या कोई मदद कर सकता है? क्ष क्‍ष")]
    [InlineData("มีใครช่วยได้ไหม น้ำ ที่นี่")]
    [InlineData("Tiếng Việt, Ünïcödé, żółć, 日本語、한국어")]
    [InlineData("two lines\nof \"quotes\" & (brackets) at 5 pm, mum's")]
    public void WhatSheMeantSurvives(string words)
    {
        Assert.Equal(words, PlainWords.Cleaned(words));
        Assert.Equal(words, PlainWords.InMarkdown(words));
    }

    [Theory]
    [InlineData("\u0301")]
    [InlineData("\u0301\u200B")]
    [InlineData("\u0301\u200D")]
    [InlineData("\u0301\u0302\u0303\u0304\u200C")]
    [InlineData("\u0301\u20DD\uFE0F")]
    public void TowersOfAccentsStayLowHoweverTheyAreBuilt(string brick)
    {
        var tower = PlainWords.Cleaned("a" + string.Concat(Enumerable.Repeat(brick, 50)) + "b");

        Assert.InRange(tower.EnumerateRunes().Count(rune => rune.Value is >= 0x300 and < 0x370 or 0x20DD), 1, 4);
    }

    /// <summary>Four marks on a letter, of whatever kind; the next letter has its own four.</summary>
    [Theory]
    [InlineData("a\u0301\u0302\u0303\u0304\u0306b", "a\u0301\u0302\u0303\u0304b")]
    [InlineData("a\u20DD\u20DD\u20DD\u20DD\u20DD", "a\u20DD\u20DD\u20DD\u20DD")]
    [InlineData("a\u0301\u0301\u0301\u0301b\u0302", "a\u0301\u0301\u0301\u0301b\u0302")]
    [InlineData("a\u0301\u0301\u0301\u0301\u200D\u0302", "a\u0301\u0301\u0301\u0301\u200D")]
    [InlineData("❤\uFE0F\uFE0F", "❤\uFE0F")]
    [InlineData("\u200Da", "a")]
    [InlineData("a \u200Cb", "a b")]
    [InlineData("a\u200D\u200Cb", "a\u200Db")]
    [InlineData("one\u2029two", "one\ntwo")]
    public void EveryLetterKeepsWhatBelongsToIt(string words, string cleaned) =>
        Assert.Equal(cleaned, PlainWords.Cleaned(words));

    [Theory]
    [InlineData(@"\*not bold\*", "*not bold*")]
    [InlineData("**bold** ||hidden||", "bold hidden")]
    [InlineData(@"a \\ b", @"a \ b")]
    [InlineData(@"at its end\", @"at its end\")]
    [InlineData("", "")]
    public void WhatWasMadeHarmlessReadsAsItWasWritten(string drawn, string words) =>
        Assert.Equal(words, PlainWords.FromMarkdown(drawn));

    [Theory]
    [InlineData("7.", @"7\.")]
    [InlineData("7.5.", @"7\.5.")]
    [InlineData("a7.", "a7.")]
    [InlineData("x -", "x -")]
    [InlineData("a\n\u00A0 - b", "a\n\u00A0 \\- b")]
    public void ALineIsAListOnlyAtItsBeginning(string words, string drawn) =>
        Assert.Equal(drawn, PlainWords.InMarkdown(words));

    [Fact]
    public void CleaningTwiceChangesNothingMore() => ForAnyWords(words =>
        PlainWords.Cleaned(PlainWords.Cleaned(words)) == PlainWords.Cleaned(words));

    [Fact]
    public void WhateverIsTypedNothingInItIsActive() => ForAnyWords(words =>
        !Active().IsMatch(WithoutEscapes(PlainWords.InMarkdown(words))));

    [Fact]
    public void EscapingLosesNoCharacterOfWhatWasClean() => ForAnyWords(words =>
        Unescaped(PlainWords.InMarkdown(words)) == PlainWords.Cleaned(words));

    /// <summary>Shown firing: the same eye finds every kind of syntax in words that were not made harmless.</summary>
    [Theory]
    [InlineData("*a*")]
    [InlineData("x\n# a")]
    [InlineData("[a](b)")]
    [InlineData("<@1>")]
    [InlineData("||a||")]
    [InlineData("2. a")]
    public void RawWordsWouldBeFoundOut(string words) => Assert.Matches(Active(), WithoutEscapes(words));

    private static void ForAnyWords(Func<string, bool> holds)
    {
        string[] bricks =
        [
            "*", "_", "~", "`", "|", "<", ">", "[", "]", "(", ")", "\\", "#", "-", "+", "1", ".", "@everyone", "\n", " ",
            "\t", "\u00A0", "\u2028", "\u0301", "\u20DD", "\uFE0F", "\u200B", "\u200C", "\u200D", "\u202E", "a", "م", "न", "👩",
            "<@1001>", "https://x.test", "\uD800", "\uE000",
        ];
        var words = Gen.Elements(bricks).ArrayOf().Select(string.Concat);
        Prop.ForAll(words.ToArbitrary(), holds).Check(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));
    }

    private static string WithoutEscapes(string drawn) => Escape().Replace(drawn, "e");

    private static string Unescaped(string drawn)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < drawn.Length; i++)
            plain.Append(drawn[i] == '\\' ? drawn[++i] : drawn[i]);
        return plain.ToString();
    }

    [GeneratedRegex(@"\\[\\*_~`|<\[\]#>\-+.)]")]
    private static partial Regex Escape();

    [GeneratedRegex(@"[*_~`|<\[\]]|^\s*[#>+-]|^\s*\d+[.)]", RegexOptions.Multiline)]
    private static partial Regex Active();
}
