using System.Globalization;

namespace MomBot.Tests.Features.CheckIns;

/// <summary>
/// With MOMBOT_ALOUD=folder twenty cards drawn by lot are left there in each language, to be read aloud;
/// MOMBOT_NUMBER gives another twenty.
/// </summary>
public class TwentyCardsTests
{
    [Fact]
    public void TwentyCardsByLot_AreTheSameInEachLanguage_AndInItsWords()
    {
        var number = int.TryParse(
            Environment.GetEnvironmentVariable("MOMBOT_NUMBER"), CultureInfo.InvariantCulture, out var asked)
            ? asked : 1;
        var (english, spanish) = (new TwentyCards(number, "en").Draw(), new TwentyCards(number, "es").Draw());

        Assert.Equal((20, 20), (english.Length, spanish.Length));
        Assert.All(english.Zip(spanish), pair =>
        {
            Assert.NotEqual(pair.First, pair.Second);
            Assert.DoesNotContain("{", pair.First + pair.Second);
            Assert.Equal(pair.First.Count(letter => letter == '['), pair.Second.Count(letter => letter == '['));
        });
        if (Environment.GetEnvironmentVariable("MOMBOT_ALOUD") is not { Length: > 0 } folder)
            return;
        File.WriteAllText(Path.Combine(folder, "cards.en.txt"), string.Join("\n\n----\n\n", english) + "\n");
        File.WriteAllText(Path.Combine(folder, "cards.es.txt"), string.Join("\n\n----\n\n", spanish) + "\n");
    }
}
