using System.Collections.Immutable;
using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Nothing that ships assumes, measures, lectures or gushes.</summary>
public class WordingTests
{
    [Fact]
    public void NothingThatShipsTakesAFamilyForGranted()
    {
        var found = ShippedWords(ShippedConfig.Load())
            .SelectMany(words => WordingLint.FindIn(words).Select(word => $"{words}\n    {word}"))
            .ToImmutableArray();

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Fact]
    public void TheLintReadsEveryWordOfThePrompts() =>
        Assert.True(ShippedWords(ShippedConfig.Load()).Count() > 400);

    [Theory]
    [InlineData("How are you doing, mum?", "\"mum\": the reader may be any kind of parent")]
    [InlineData("Mothers know.", "\"Mothers\": the reader may be any kind of parent")]
    [InlineData("Ask your husband.", "\"husband\": there may be none")]
    [InlineData("Tell us your birth story.", "\"birth\": children arrive in many ways; say arrival")]
    [InlineData("Breast or bottle?", "\"Breast\": feeding is nobody's business")]
    [InlineData("Which milestone came first?", "\"milestone\": no comparing")]
    [InlineData("Is the weight in a good percentile?", "\"percentile\": no comparing")]
    [InlineData("A five-week streak!", "\"streak\": nobody is counted here")]
    [InlineData("Is she a good baby?", "\"good baby\": no labels")]
    [InlineData("You should rest.", "\"You should\": no lectures")]
    [InlineData("You are amazing.", "\"amazing\": no gush")]
    [InlineData("Did you sleep train?", "\"sleep train\": no sides taken")]
    public void PlantedWordsAreFound(string words, string found) => Assert.Contains(found, WordingLint.FindIn(words));

    [Theory]
    [InlineData("A moment for momentum")]
    [InlineData("Look, the loft is low")]
    [InlineData("A heavy week, a birthday cake and a waiting room")]
    [InlineData("An underscored word and a badger")]
    public void WordsInsideOtherWordsAreLeftAlone(string words) => Assert.Empty(WordingLint.FindIn(words));

    [Fact]
    public void FromTweenOnEveryPromptIsPutToTheGrownUp() => Assert.All(
        ShippedConfig.Load().Prompts.Where(theme => theme.Stages.Any(stage => stage is "tween" or "teen")),
        theme => Assert.All(
            theme.Wordings["en"],
            wording => Assert.Matches(@"\b(you|your|yourself|us)\b", wording)));

    private static IEnumerable<string> ShippedWords(ConfigFolder config) =>
    [
        .. config.Prompts.SelectMany(theme => theme.Wordings["en"]),
        .. config.Prompts.SelectMany(theme => theme.Tags.Append(theme.Key).Append(theme.Note ?? "")),
        .. config.Stages.SelectMany(stage => new[]
        {
            stage.Name, stage.Description, stage.Role, stage.Channel, stage.Welcome,
        }),
        .. config.HelpCategories.SelectMany(category => new[] { category.Name, category.Hint }),
        // The lines' own names are theirs; what we say about them is ours.
        .. config.Hotlines.Countries.Append(config.Hotlines.Elsewhere)
            .SelectMany(country => country.Lines)
            .SelectMany(line => new[] { line.How, line.Hours, line.Note ?? "" }),
        .. config.Words.Languages.Values.SelectMany(language => language.Values),
    ];
}
