using System.Collections.Immutable;
using System.Reflection;
using MomBot.Config;
using Xunit;

namespace MomBot.Tests.Config;

/// <summary>Nothing that ships assumes, measures, lectures or gushes, in any language it ships in.</summary>
public class WordingTests
{
    public static TheoryData<string> Languages => [.. BannedWords.ByLanguage.Keys.Order()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void NothingThatShipsTakesAFamilyForGranted(string language)
    {
        var found = ShippedWords.In(language)
            .SelectMany(words => WordingLint.FindIn(words, language).Select(word => $"{words}\n    {word}"))
            .ToImmutableArray();

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void TheLintReadsEveryPromptAndPoll(string language)
    {
        var words = ShippedWords.In(language).ToHashSet();
        var config = ShippedConfig.Load();

        Assert.All(config.Prompts.Concat(config.NoProblems), theme => Assert.All(
            theme.Wordings[language], wording => Assert.Contains(wording, words)));
        Assert.All(config.Polls, poll => Assert.Contains(poll.Questions[language], words));
    }

    [Fact]
    public void EveryLanguageThatShipsHasRulesOfItsOwn()
    {
        var config = ShippedConfig.Load();
        var shipped = config.Words.Languages.Keys
            .Concat(config.Prompts.SelectMany(theme => theme.Wordings.Keys))
            .Concat(config.Polls.SelectMany(poll => poll.Questions.Keys))
            .Distinct();

        Assert.Empty(shipped.Except(BannedWords.ByLanguage.Keys));
        Assert.Equal(
            BannedWords.ByLanguage["en"].Select(rule => rule.Why).Distinct().Order(),
            BannedWords.ByLanguage["es"].Select(rule => rule.Why).Distinct().Order());
    }

    [Fact]
    public void EveryPromptSuitsTheRoomsItIsAskedIn()
    {
        var config = ShippedConfig.Load();
        var found = config.Prompts.Concat(config.NoProblems).SelectMany(StageLint.FindInAll).ToImmutableArray();

        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    [Theory]
    [InlineData("en", "How are you doing, mum?", "\"mum\": the reader may be any kind of parent")]
    [InlineData("en", "Mothers know.", "\"Mothers\": the reader may be any kind of parent")]
    [InlineData("en", "Dads too.", "\"Dads\": the reader may be any kind of parent")]
    [InlineData("en", "Ask your husband.", "\"husband\": there may be none")]
    [InlineData("en", "Tell us your birth story.", "\"birth\": children arrive in many ways; say arrival")]
    [InlineData("en", "Breast or bottle?", "\"Breast\": feeding is nobody's business")]
    [InlineData("en", "How is the weaning?", "\"weaning\": feeding is nobody's business")]
    [InlineData("en", "When you were pregnant", "\"pregnant\": not everyone who waits is; say expecting")]
    [InlineData("en", "Your own blood", "\"Your own blood\": families differ")]
    [InlineData("en", "Which milestone came first?", "\"milestone\": no comparing")]
    [InlineData("en", "Is the weight in a good percentile?", "\"percentile\": no comparing")]
    [InlineData("en", "A five-week streak", "\"streak\": nobody is counted here")]
    [InlineData("en", "On a scale of 1 to 10, how are you?", "\"1 to 10\": nobody is counted here")]
    [InlineData("en", "Is she a good baby?", "\"good baby\": no labels")]
    [InlineData("en", "Which tantrum was the worst?", "\"tantrum\": no labels")]
    [InlineData("en", "You should rest.", "\"You should\": no lectures")]
    [InlineData("en", "You are amazing.", "\"amazing\": no gush")]
    [InlineData("en", "Did you sleep train?", "\"sleep train\": no sides taken")]
    [InlineData("en", "Does she sleep through the night yet?", "\"sleep through the night\": no sides taken")]
    [InlineData("en", "Are you homeschooling?", "\"homeschooling\": no sides taken")]
    [InlineData("en", "How is your LO?", "\"LO\": slang shuts people out")]
    [InlineData("en", "Anyone who thinks of suicide", "\"suicide\": never named in our own words")]
    [InlineData("en", "These are symptoms of something.", "\"symptoms\": no diagnosis, and no medical advice")]
    [InlineData("en", "We are here for you.",
        "\"here for you\": nobody watches, and no answer and no secrecy is promised")]
    [InlineData("en", "Well done!", "\"!\": no applause")]
    [InlineData("es", "¿Cómo estás, mamá?", "\"mamá\": the reader may be any kind of parent")]
    [InlineData("es", "Las madres lo saben.", "\"madres\": the reader may be any kind of parent")]
    [InlineData("es", "Un grupo de padres.", "\"padres\": the reader may be any kind of parent")]
    [InlineData("es", "Pregúntale a tu marido.", "\"marido\": there may be none")]
    [InlineData("es", "¿Y tu pareja?", "\"tu pareja\": there may be none")]
    [InlineData("es", "Cuéntanos tu parto.", "\"parto\": children arrive in many ways; say arrival")]
    [InlineData("es", "¿Pecho o biberón?", "\"biberón\": feeding is nobody's business")]
    [InlineData("es", "Cuando estabas embarazada", "\"embarazada\": not everyone who waits is; say expecting")]
    [InlineData("es", "De tu propia sangre", "\"De tu propia sangre\": families differ")]
    [InlineData("es", "¿Qué hito llegó primero?", "\"hito\": no comparing")]
    [InlineData("es", "¿Cuál es su peso?", "\"peso\": no comparing")]
    [InlineData("es", "Una racha de cinco semanas", "\"racha\": nobody is counted here")]
    [InlineData("es", "Del 1 al 10, ¿qué tal?", "\"Del 1 al 10\": nobody is counted here")]
    [InlineData("es", "¿Es un bebé bueno?", "\"bebé bueno\": no labels")]
    [InlineData("es", "¿Cuál fue la peor rabieta?", "\"rabieta\": no labels")]
    [InlineData("es", "Deberías descansar.", "\"Deberías\": no lectures")]
    [InlineData("es", "Tienes que cuidarte.", "\"Tienes que cuidarte\": no lectures")]
    [InlineData("es", "Eres increíble.", "\"increíble\": no gush")]
    [InlineData("es", "¿Haces colecho?", "\"colecho\": no sides taken")]
    [InlineData("es", "¿Ya duerme del tirón?", "\"duerme del tirón\": no sides taken")]
    [InlineData("es", "¿Cuándo es tu FPP?", "\"FPP\": slang shuts people out")]
    [InlineData("es", "Quien piensa en el suicidio", "\"suicidio\": never named in our own words")]
    [InlineData("es", "Puede ser depresión.", "\"depresión\": no diagnosis, and no medical advice")]
    [InlineData("es", "Alguien responderá pronto.",
        "\"Alguien responderá\": nobody watches, and no answer and no secrecy is promised")]
    [InlineData("es", "¡Bien hecho!", "\"¡\": no applause")]
    public void PlantedWordsAreFound(string language, string words, string found) =>
        Assert.Contains(found, WordingLint.FindIn(words, language).Select(each => $"{each}"));

    /// <summary>A pattern that nothing planted meets could be misspelt for years.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void EveryReasonIsPlantedInEveryLanguage(string language) => Assert.Empty(
        BannedWords.ByLanguage[language].Select(rule => rule.Why).Distinct().Except(Planted(language)));

    [Theory]
    [InlineData("en", "A moment for momentum")]
    [InlineData("en", "Look, the loft is low")]
    [InlineData("en", "A heavy week, a birthday cake and a waiting room")]
    [InlineData("en", "An underscored word and a badger")]
    [InlineData("en", "What lifted you this week, and what sat heavy?")]
    [InlineData("en", "Feeding, however you do it: what has it been like?")]
    [InlineData("en", "If you share your life with someone, when did you two last talk?")]
    [InlineData("en", "The bottle of milk is on the step. It scales with the family.")]
    [InlineData("en", "A point well made; the formulation was kind")]
    [InlineData("en", "Good with children, and a difficult day with the kids")]
    [InlineData("en", "What you must do depends on where you live.")]
    [InlineData("es", "¿Qué te pesó esta semana, y qué te animó?")]
    [InlineData("es", "Estás a punto de salir; en ese punto, respira.")]
    [InlineData("es", "La alimentación, sea como sea en tu casa")]
    [InlineData("es", "Si compartes la vida con alguien, ¿cuándo fue la última conversación?")]
    [InlineData("es", "Un cumpleaños, una matrícula y un momento de calma")]
    [InlineData("es", "Reparte la compra y comparte la receta")]
    [InlineData("es", "Un buen día con los peques, y una noche difícil")]
    [InlineData("es", "Las tareas de la escuela, a las que debemos tres tardes")]
    [InlineData("es", "La habitación tiene quince metros")]
    [InlineData("es", "¿Qué tienes que sea solo tuyo?")]
    public void WhatIsRightIsLeftAlone(string language, string words) =>
        Assert.Empty(WordingLint.FindIn(words, language));

    [Theory]
    [InlineData("any", "What did your child say?", "\"your child\": the reader may have none, or none yet")]
    [InlineData("expecting", "¿Qué le dirías a tu bebé?", "\"tu bebé\": the reader may have none, or none yet")]
    [InlineData("toddler", "What does the baby eat?", "\"baby\": not beyond the first year")]
    [InlineData("school", "¿Qué hace el bebé?", "\"bebé\": not beyond the first year")]
    [InlineData("expecting", "And weeks to go?", "\"weeks to go\": no countdowns, and no ending taken for granted")]
    [InlineData("expecting", "¿Y cuando nazca?", "\"cuando nazca\": no countdowns, and no ending taken for granted")]
    [InlineData("teen", "What is wrong with them?", "from tween on it is put to the grown-up")]
    [InlineData("tween", "¿Por qué llora?", "from tween on it is put to the grown-up")]
    public void WhatDoesNotSuitARoomIsFound(string stage, string wording, string found) =>
        Assert.Contains(found, StageLint.FindIn(wording, [stage]).Select(each => $"{each}"));

    [Theory]
    [InlineData("infant", "What does the baby eat?")]
    [InlineData("expecting", "Life goes on while you wait. What has been keeping you company?")]
    [InlineData("teen", "¿Qué palabras has encontrado?")]
    [InlineData("any", "What did you do today?")]
    public void WhatSuitsARoomIsLeftAlone(string stage, string wording) =>
        Assert.Empty(StageLint.FindIn(wording, [stage]));

    private static IEnumerable<string> Planted(string language) => typeof(WordingTests)
        .GetMethod(nameof(PlantedWordsAreFound))!
        .GetCustomAttributesData()
        .Where(data => data.AttributeType == typeof(InlineDataAttribute))
        .Select(data => (IReadOnlyList<CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!)
        .Where(given => (string)given[0].Value! == language)
        .Select(given => ((string)given[2].Value!).Split("\": ")[1]);
}
