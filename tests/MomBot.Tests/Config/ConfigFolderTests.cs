using System.Collections.Immutable;
using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>What ships loads, and holds what the features count on.</summary>
public class ConfigFolderTests
{
    private static readonly ConfigFolder Shipped = ShippedConfig.Load();

    [Fact]
    public void TheStagesGoFromTryingToGrown_AndLeaveRoomForTheVillageAndForRemembering()
    {
        Assert.Equal(
            [
                "trying", "expecting", "newborn", "infant", "toddler", "preschool", "school", "tween", "teen", "grown",
                "supporter", "remembering",
            ],
            Shipped.Stages.Select(stage => stage.Key));
        Assert.Equal(
            [null, null, 0, 3, 12, 36, 60, 108, 156, 216, null, null],
            Shipped.Stages.Select(stage => stage.FromMonth));
        Assert.Equal("stage-newborn", Shipped.Stages[2].Channel);
    }

    [Fact]
    public void WhatWouldOutItsMembersHasNoRole_AndARoomWhoseNameSaysNothing()
    {
        var hidden = Shipped.Stages.Where(stage => stage.Private).ToArray();

        Assert.Equal(["trying", "tween", "teen", "remembering"], hidden.Select(stage => stage.Key));
        Assert.Equal(["tween", "teen"], hidden.Where(stage => stage.Led).Select(stage => stage.Key));
        ImmutableArray<StageEntry> tender = [.. hidden.Where(stage => stage.Tender)];
        Assert.Equal(["trying", "remembering"], tender.Select(stage => stage.Key));
        Assert.All(tender, stage => Assert.Equal("", stage.Role));
        Assert.All(tender, stage => Assert.DoesNotContain(stage.Key, stage.Channel));
    }

    [Fact]
    public void TheFirstFiveHelpCategoriesAreOn_AndThoseThatBringPeopleIntoAHomeAreNot()
    {
        Assert.Equal(
            ["meals", "errands", "sick-day", "listening", "gear"],
            Shipped.HelpCategories.Where(category => category.Enabled).Select(category => category.Key));
        Assert.Equal(
            ["meals", "errands", "sick-day", "listening", "gear", "skills", "rides", "other"],
            Shipped.HelpCategories.Where(category => category.Place < HelpCategoryPlace.Home)
                .Select(category => category.Key));
    }

    [Fact]
    public void TheEnglishWordsChangeNothingUntilSomebodyWritesALine()
    {
        Assert.Empty(Shipped.Words.Languages["en"]);
        Assert.Null(Shipped.Words.Find("en", "Someone got there first. Thank you for looking."));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void ThereAreAHundredAndEightThemesOrMore_EachWithTwoWordingsAndNoneWrittenTwice(string language)
    {
        var themes = Shipped.Prompts.Concat(Shipped.NoProblems).ToImmutableArray();
        var wordings = themes.SelectMany(theme => theme.Wordings[language]).ToImmutableArray();

        Assert.True(Shipped.Prompts.Length >= 108, $"{Shipped.Prompts.Length} themes");
        Assert.All(themes, theme => Assert.True(theme.Wordings[language].Length >= 2, theme.Key));
        Assert.All(themes, theme => Assert.True(theme.Notes.IsEmpty || theme.Notes.ContainsKey(language), theme.Key));
        Assert.Equal(wordings.Length, wordings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void EveryStageHasThemesOfItsOwn_SomeOfThemEasyToAnswer()
    {
        foreach (var stage in Shipped.Stages.Where(stage => !stage.Private)) // The bot asks nothing in those rooms.
        {
            var own = Shipped.Prompts.Where(theme => theme.Stages.Contains(stage.Key)).ToArray();
            Assert.True(own.Length >= 3, stage.Key);
            Assert.True(stage.Key == "tween" || own.Any(theme => theme.Depth == 1), stage.Key);
        }
    }

    [Fact]
    public void EveryPromptEndsAsASentenceAndCanBeReadInOneBreath() => Assert.All(
        Shipped.Prompts.Concat(Shipped.NoProblems).SelectMany(theme => theme.Wordings.Values.SelectMany(ways => ways)),
        wording =>
        {
            Assert.True(wording.Length <= 140, wording);
            Assert.True(wording[^1] is '.' or '?', wording);
            Assert.True(char.IsUpper(wording.TrimStart('"', '¿')[0]), wording);
        });

    [Fact]
    public void InSpanishEveryQuestionIsOpenedToo() => Assert.All(
        Shipped.Prompts.Concat(Shipped.NoProblems).SelectMany(theme => theme.Wordings["es"]),
        wording => Assert.Equal(wording.Count(sign => sign == '¿'), wording.Count(sign => sign == '?')));

    [Fact]
    public void WhenALanguageIsMissing_APromptIsAskedInEnglish()
    {
        var english = ImmutableArray.Create("Hello?", "Hi?");
        var theme = new PromptTheme("hello", 1, false, true, ["fun"], ["any"], [], null, ImmutableDictionary
            .Create<string, ImmutableArray<string>>().Add("en", english).Add("es", ["¿Hola?"]));

        Assert.Equal("¿Hola?", Assert.Single(theme.WordingsIn("es-419")));
        Assert.Equal(english, theme.WordingsIn("fi"));
        Assert.Equal(english, theme.WordingsIn("en-GB"));
    }

    [Fact]
    public void AThemeIsForItsStages_OrForAll()
    {
        var tween = Shipped.Prompts.Single(theme => theme.Key == "letting-go-one-notch");

        Assert.True(tween.IsFor("tween"));
        Assert.False(tween.IsFor("newborn"));
        Assert.True(Shipped.Prompts.Single(theme => theme.Key == "quiet-hope").IsFor("newborn"));
    }
}
