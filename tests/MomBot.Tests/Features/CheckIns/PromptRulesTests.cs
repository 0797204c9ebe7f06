using System.Collections.Immutable;
using MomBot.Config;
using MomBot.Data;
using MomBot.Data.CheckIns;
using MomBot.Features.CheckIns;
using MomBot.Tests.Config;
using MomBot.Tests.Support;

namespace MomBot.Tests.Features.CheckIns;

public class PromptRulesTests
{
    private static OwnPrompt Blank(MemberId? by = null) =>
        OwnPrompts.Blank(new PromptId(77), SomeRound.Guild, by, SomeRound.Due);

    [Theory]
    [InlineData("", PromptDepth.Easy, "", "a few words")]
    [InlineData("a?\nb?\nc?\nd?\ne?\nf?", PromptDepth.Easy, "", "ways of asking fit")]
    [InlineData("What did you carry alone?", PromptDepth.Deep, "", "needs a content note")]
    [InlineData("How is mum?", PromptDepth.Easy, "", "leave somebody out")]
    [InlineData("What did your child say?", PromptDepth.Easy, "", "leave somebody out")]
    [InlineData("Which tune?", PromptDepth.Easy, "his birth", "leave somebody out")]
    public void WhatIsAmiss_IsSaidInWords(string words, PromptDepth depth, string note, string said)
    {
        var prompt = Blank().Filled(words, depth, false, "any", note, "en");

        var why = Assert.IsType<Decision<OwnPrompt>.Declined>(PromptRules.Add(prompt, 0)).Why;

        Assert.Contains(said, CardPicture.Said(why));
    }

    [Fact]
    public void ASuggestion_IsTakenOnce_WithAWord_AndBelongsToNobodyThen()
    {
        var prompt = Blank(SomeRound.Maya).Filled("Which tune?", PromptDepth.Light, false, "any", "", "en");
        var suggested = Accepted(PromptRules.Suggest(prompt, 0, SomeRound.Room, SomeRound.Due));
        Assert.Equal("Which tune?", Assert.IsType<CheckInEvent.PromptSuggested>(Assert.Single(suggested.Events)).Words);
        Assert.Empty(Accepted(PromptRules.Suggest(prompt, 0, null, SomeRound.Due)).Events);
        Assert.IsType<Decision<OwnPrompt>.Declined>(PromptRules.Suggest(prompt, 5, null, SomeRound.Due));

        var mended = prompt.Filled("Which tune today?", PromptDepth.Easy, true, "newborn", "", "en");
        var taken = Accepted(PromptRules.Take(prompt, mended, "Mine is a waltz.", SomeRound.Due));
        Assert.Equal(
            (null, PromptStatus.Asked, "Which tune today?"),
            (taken.Next.By, taken.Next.Status, taken.Next.Wording));
        var told = Assert.IsType<CheckInEvent.PromptMet>(Assert.Single(taken.Events));
        Assert.Equal((SomeRound.Maya, true, "Mine is a waltz."), (told.Owner, told.Taken, told.Reason));
        Assert.IsType<Decision<OwnPrompt>.Declined>(PromptRules.Take(taken.Next, mended, "", SomeRound.Due));
        Assert.IsType<Decision<OwnPrompt>.Declined>(PromptRules.Leave(taken.Next, "", SomeRound.Due));
        Assert.Equal(PromptStatus.Declined, Accepted(PromptRules.Leave(prompt, "", SomeRound.Due)).Next.Status);
    }

    [Fact]
    public void ASuggestionTakenAsADeepOne_IsToldHowToGetItsNote()
    {
        var prompt = Blank(SomeRound.Maya).Filled("What did you carry?", PromptDepth.Easy, false, "any", "", "en");
        var mended = prompt.Filled("What did you carry?", PromptDepth.Deep, false, "any", "", "en");

        var why = Assert.IsType<Decision<OwnPrompt>.Declined>(
            PromptRules.Take(prompt, mended, "", SomeRound.Due)).Why;

        Assert.Contains("*Change it* makes it deep", CardPicture.Said(why));
    }

    [Fact]
    public void WhatIsTakenHome_CanBeTakenInAgain()
    {
        var config = ShippedConfig.Load();
        ImmutableArray<PromptTheme> themes =
        [
            .. config.Prompts.Take(40).Select((theme, at) => theme with { Key = $"ours-{at}", Link = null }),
            OwnPrompts.ThemeOf(Blank().Filled(
                "¿Qué \"suena\": hoy?", PromptDepth.Deep, true, "teen", "pérdidas", "es")),
        ];

        var again = PromptSheet.Read("ours.yaml", PromptSheet.Write(themes), config.Stages, config.Prompts);

        Assert.Equal(themes.Select(Plain), again.Select(Plain));
        Assert.Contains("one of the library's", Assert.Throws<ConfigException>(() => PromptSheet.Read(
            "ours.yaml", PromptSheet.Write(config.Prompts[..1]), config.Stages, config.Prompts)).Message);
    }

    [Theory]
    [InlineData(Mix.HalfAndHalf, 2)]
    [InlineData(Mix.MostlyLight, 3)]
    [InlineData(Mix.MostlyDeeper, 1)]
    public void OfEveryFourRounds_SoManyAreLight(Mix mix, int light)
    {
        ImmutableArray<PromptTheme> bank =
        [
            .. Enumerable.Range(0, 60).Select(each => SomeRound.Theme($"light-{each}", light: true, adultLife: true)),
            .. Enumerable.Range(0, 60).Select(each => SomeRound.Theme($"deeper-{each}", adultLife: true)),
        ];
        for (var number = 1; number <= 50; number++)
        {
            var asked = (SimulatedSpace.Of(number) with { Mix = mix }).Asked(bank, 104);
            Assert.All(asked.Chunk(4), four => Assert.Equal(light, four.Count(pick => pick.Theme.Light)));
        }
    }

    private static string Plain(PromptTheme theme) => string.Join(
        " | ",
        [
            theme.Key, $"{theme.Depth}", $"{theme.AdultLife} {theme.Light}", .. theme.Tags, .. theme.Stages,
            .. theme.Notes.OrderBy(each => each.Key).Select(each => $"{each.Key}: {each.Value}"),
            .. theme.Wordings.OrderBy(each => each.Key)
                .SelectMany(each => each.Value.Select(way => $"{each.Key}: {way}")),
        ]);

    private static Decision<OwnPrompt>.Accepted Accepted(Decision<OwnPrompt> decision) =>
        Assert.IsType<Decision<OwnPrompt>.Accepted>(decision);
}
