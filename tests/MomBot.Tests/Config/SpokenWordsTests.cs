namespace MomBot.Tests.Config;

/// <summary>A line in words/*.yaml that matches nothing the program says would silently do nothing.</summary>
public class SpokenWordsTests
{
    [Fact]
    public void EveryShippedLineChangesSomethingTheProgramSays()
    {
        var spoken = SpokenWords.All();

        foreach (var (language, words) in ShippedConfig.Load().Words.Languages)
            Assert.Empty(SpokenWords.Unused(words.Keys, spoken).Select(line => $"{language}: {line}"));
    }

    [Theory]
    [InlineData("Someone got there first. Thank you for looking.")]
    [InlineData("**{0}** · {1}")]
    [InlineData("{0} could use a hand: {1}")]
    [InlineData("That didn't work, and it is not you. Nothing was lost; please try again in a minute. Noted as {0}.")]
    [InlineData("\"{0}\" has {1} characters; {2} fit.")]
    [InlineData("What would help?")]
    public void WhatIsSaidIsFound(string format) => Assert.Contains(format, SpokenWords.All());

    [Fact]
    public void ALineThatMatchesNothingIsFound() => Assert.Equal(
        ["Somebody was first."],
        SpokenWords.Unused(
            ["Someone got there first. Thank you for looking.", "Somebody was first."], SpokenWords.All()));

    [Fact]
    public void HolesAreNumberedWhateverStandsInThem() => Assert.Equal(
        ["{0}: {1} and {2} {{so}}", "fixed {{words}}"],
        SpokenWords.In("""T($"{Names(a, "x")}: {b.C[0]} and {at:R} {{so}}"); Text t = "fixed {words}";"""));
}
