using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MomBot.Config;
using MomBot.Data.Communities;
using MomBot.Data.Setup;
using MomBot.Features.Setup;
using MomBot.Interactions;

namespace MomBot.Tests.Features.Setup;

/// <summary>What the bot makes is called in the community's language, and found under its name in any.</summary>
public class SetupNamesTests
{
    private static readonly ImmutableArray<string> Languages = ["en", "es"];

    private static readonly ImmutableArray<SetupThing> Everything = SetupThing.All(ModelServer.Catalog);

    [Fact]
    public void ASpanishCommunityGetsSpanishRoomsAndRoles()
    {
        var server = In("es");
        server.Run = server.Run with { Stages = ["newborn", "remembering"] };

        server.Press();
        server.Settle();

        Assert.Equal(
            [
                "rondas", "ayuda", "Facilitación", "sala-de-facilitación", "sala-de-moderación", "registro-de-mombot",
                "Primeras semanas", "etapa-primeras-semanas", "el-banco-tranquilo",
            ],
            server.Made.Select(made => made.Name));
        Assert.Equal("La ronda semanal: responde, pasa o solo lee.", server.Run.Find("channel", "check-ins")!.Topic);
        Assert.Equal("Etapas", server.Run.Find("channel", "stage:newborn")!.Category);
        Assert.Null(server.Run.Find("channel", "help")!.Category);
    }

    [Theory]
    [InlineData("es", "help")]
    [InlineData("en", "ayuda")]
    public void WhatIsCalledSoInAnotherLanguage_IsUsedAsItIs(string language, string name)
    {
        var server = In(language);
        var theirs = server.Channel(name);

        var row = server.Plan.Row(Part.Help);

        Assert.Equal((RowState.Found, theirs.Value, name), (row.State, row.Id, row.Name));
    }

    [Fact]
    public void WhereBothAreThere_TheOneInTheCommunitysLanguageIsMeant()
    {
        var server = In("es");
        server.Channel("help");
        var ayuda = server.Channel("ayuda");

        Assert.Equal(ayuda.Value, server.Plan.Row(Part.Help).Id);
    }

    [Fact]
    public void WhatIsSavedStays_WhateverItIsCalled()
    {
        var server = In("es");
        var chosen = server.Channel("manos");
        server.Use(Part.Help, chosen.Value, "manos");
        server.Channel("ayuda");

        var row = server.Plan.Row(Part.Help);
        Assert.Equal((RowState.InPlace, chosen.Value), (row.State, row.Id));
    }

    [Theory]
    [InlineData("🫂-Ayudas")]
    [InlineData("Helps")]
    public void WhatSoundsLikeItsNameInAnyLanguage_IsAskedAbout(string name)
    {
        var server = In("es");
        server.Channel(name);

        Assert.Equal(RowState.Asks, server.Plan.Row(Part.Help).State);
    }

    [Theory]
    [InlineData(false, "Stages")]
    [InlineData(true, "Etapas")]
    public void ANewRoomStandsWithThoseThatAreThere_AlsoUnderTheirEnglishCategory(bool isText, string category)
    {
        var server = In("es");
        server.Channel("Stages");
        server.Channels[^1] = server.Channels[^1] with { IsText = isText };

        Assert.Equal(
            category,
            server.Plan.Steps().Single(step => step is { Key: "stage:newborn", Kind: "channel" }).Category);
    }

    [Fact]
    public void AWordingOfACommunitysOwnIsWrittenAsDiscordWritesChannels()
    {
        var words = new WordsCatalog(ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add(
            "es", ImmutableDictionary<string, string>.Empty.Add("help", "Échame Una Mano")));

        Assert.Equal(
            ["échame-una-mano", "help"],
            new SetupNames(words, "es-419")
                .Of(Everything.Single(thing => thing.Purpose == new Purpose(Part.Help))).ToArray());
    }

    [Fact]
    public void NoTwoThingsAreCalledTheSame_SoNoneIsTakenForAnother()
    {
        var names = new SetupNames(ModelServer.Words, "en");

        var called = Everything
            .SelectMany(thing => names.Of(thing).Select(name => (thing.Purpose.Kind, name))).ToList();

        Assert.Equal(called.Distinct(), called);
        Assert.All(Everything, thing => Assert.Equal(Languages.Length, names.Of(thing).Length));
    }

    [Fact]
    public void ACommunityThatChangesItsLanguageGetsNoSecondSet_EvenIfAllThatWasSavedIsLost() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(bool Before, bool After, bool Lost)>(), each =>
        {
            var server = In(each.Before ? "es" : "en");
            server.Press();
            server.Settle();
            var made = server.Made.Count;
            server.Community = server.Community with
            {
                Language = each.After ? "es" : "en",
                Places = each.Lost ? [] : server.Community.Places,
            };

            server.Press();
            server.Settle();

            return server.Made.Count == made && !server.Plan.HasWork && server.Plan.Rows.All(row =>
                row.State is RowState.None || row.Id is not null);
        }).QuickCheckThrowOnFailure();

    private static ModelServer In(string language) => new()
    {
        Community = Community.Fresh(ModelServer.Guild) with { Language = language },
    };
}
