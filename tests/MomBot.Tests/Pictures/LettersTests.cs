using MomBot.Pictures;

namespace MomBot.Tests.Pictures;

/// <summary>Letters: who can be written with them, and how lines are broken.</summary>
public class LettersTests
{
    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog. 0123456789 &%#*()[]{}<>/\\|@!?")]
    [InlineData("¿El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío? ¡Añoraba!")]
    [InlineData("Zwölf Boxkämpfer jagen Eva quer über den Sylter Deich, GROẞ und klein: ß „so“")]
    [InlineData("Dès Noël où un zéphyr haï me vêt de glaçons würmiens, œuvre «cœur» l’ÿ Ç")]
    [InlineData("Příliš žluťoučký kůň, zażółć gęślą jaźń, çılgın şoför, țară, ångström, €20–30…")]
    public void WhatTheseLanguagesWriteIsKnown(string words)
    {
        foreach (var bold in new[] { false, true })
            Assert.DoesNotContain(Typeface.Of(new Letters(24, bold)).Glyphs(words), glyph => glyph.Code == 0);
    }

    [Theory]
    [InlineData("🍮", 1)]
    [InlineData("👩‍👧", 1)]
    [InlineData("soup 汤 汤", 2)]
    public void WhatIsNotKnownIsOneBoxForEachCharacter(string words, int boxes) =>
        Assert.Equal(boxes, Typeface.Of(new Letters(24)).Glyphs(words).Count(glyph => glyph.Code == 0));

    [Fact]
    public void ABoxIsSeen() => Assert.NotEmpty(Typeface.Of(new Letters(24)).Glyphs("🍮").Single().Contours);

    [Fact]
    public void AnAccentTypedAsTwoSignsIsOneLetter()
    {
        var line = Assert.Single(new Letters(24).Wrap("Crème", 500, 1));

        Assert.Equal("Crème", line);
        Assert.DoesNotContain(Typeface.Of(new Letters(24)).Glyphs(line), glyph => glyph.Code == 0);
    }

    [Fact]
    public void LinesBreakBetweenWordsAndEndInAnEllipsis()
    {
        var letters = new Letters(24);
        var lines = letters.Wrap("Lentil soup with bread from the market and apples", 180, 2);

        Assert.Equal(["Lentil soup with", "bread from th…"], lines.ToArray());
        Assert.All(lines, line => Assert.InRange(letters.WidthOf(line), 1, 180));
    }

    [Fact]
    public void AWordWiderThanItsLineIsBroken()
    {
        var letters = new Letters(24);
        var lines = letters.Wrap("Donaudampfschifffahrtsgesellschaft", 150, 5);

        Assert.Equal("Donaudampfschifffahrtsgesellschaft", string.Concat(lines));
        Assert.All(lines, line => Assert.InRange(letters.WidthOf(line), 1, 150));
    }

    [Fact]
    public void NothingIsNoLine() => Assert.Empty(new Letters(24).Wrap("  ", 100, 3));
}
