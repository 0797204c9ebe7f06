using System.Text.Json.Nodes;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests;

/// <summary>A Spanish community with somebody in it who reads English.</summary>
public class InTwoLanguages
{
    private static readonly DateTimeOffset WednesdayAtTen = new(2026, 11, 4, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task CardsAreInTheCommunitysLanguage_AndWhatOnlyOnePersonSeesIsInTheirs()
    {
        await using var village = await StartAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("rondas");
        Assert.Contains("Pasar vale tanto como responder", card.Text);
        Assert.Equal(["Responder", "Pasar", "Más", "Apoyo", "Avisar en privado"], card.Buttons);

        // Lucía answers in a Spanish form; what Theo is asked and told is English, and so are his words.
        var hers = await village.As("Lucía").PressAsync(card, "Responder");
        Assert.Contains("Solo escuchar", hers.ToString());
        var sent = await village.As("Lucía").SubmitAsync(hers, new JsonObject { ["words"] = "Dos horas de sueño." });
        Assert.Contains("Está en el hilo", sent.Text);
        var answer = await village.LatestCardAsync(card.Id);
        Assert.Contains("basta con escuchar", answer.Text);
        var his = await village.As("Theo").PressAsync(card, "Responder");
        Assert.Contains("What would you like to share?", his.ToString());
        Assert.Contains("Just listen", his.ToString());
        Assert.Contains("That is as good as an answer", (await village.As("Theo").PressAsync(card, "Pasar")).Text);

        // He meets her answer with a press: the card stays as everyone reads it.
        await village.As("Theo").PressAsync(answer, "Yo también");
        var met = await village.LatestCardAsync(card.Id);
        Assert.Contains("Yo también: 1", met.Text);
        Assert.Contains("basta con escuchar", met.Text);
        Assert.Equal(answer.Buttons, met.Buttons);

        await village.As("Theo").PressAsync(met, "¿Puedo darte una idea?");
        await village.QuietAsync();
        var asked = Assert.Single(await village.WaitingForAsync("Lucía", "checkin"));
        Assert.Contains("¿", asked.Text);
    }

    [Fact]
    public async Task TheEndOfARound_AndEachOnesOwnData_AreInTheirLanguage()
    {
        await using var village = await StartAsync();
        await village.AdvanceToAsync(WednesdayAtTen);
        var card = await village.LatestCardAsync("rondas");
        foreach (var who in new[] { "Lucía", "Theo" })
        {
            var form = await village.As(who).PressAsync(card, "Responder");
            await village.As(who).SubmitAsync(form, new JsonObject { ["words"] = "Aquí." });
        }

        await village.AdvanceAsync("P2DT23H");
        var kinds = await village.As("Theo").CommandAsync("ask");
        var help = await village.As("Theo").SelectAsync(kinds.Card, "Choose what kind of help", "meals");
        await village.As("Theo").SubmitAsync(
            help, new JsonObject { ["what"] = "Sopa", ["soon"] = new JsonArray("Today") });
        await village.AdvanceAsync("PT1H1M");
        var digest = (await village.MessagesAsync(card.Id)).Last(message => message.IsFromBot);
        Assert.Contains("- Comida: ", digest.Text);
        Assert.Contains("Comida", (await village.LatestCardAsync("ayuda")).Text);

        var hers = await TakenAsync(village, "Lucía", "Lo que guardo sobre ti", "Llevarme mis datos");
        Assert.Contains("respondiste a «", hers);
        var his = await TakenAsync(village, "Theo", "What I keep about you", "Take my data");
        Assert.Contains("you answered \"", his);
        Assert.Contains("You asked on", his);
    }

    [Fact]
    public async Task WhatIsAskedWithOnePressIsInTheLanguageOfWhoeverReadsIt()
    {
        await using var village = await StartAsync();
        var before = village.Presses;
        var kinds = await village.As("Theo").CommandAsync("ask");
        await village.As("Theo").PressAsync(kinds.Card, "A meal, today");
        Assert.Equal(2, village.Presses - before);

        var card = await village.LatestCardAsync("ayuda");
        Assert.Contains("Vendría bien una comida, casera o comprada.", card.Text);
        Assert.Contains("**Comida**", card.Text);
        Assert.Contains("Vendría bien", (await village.As("Lucía").CommandAsync("requests")).Text);
        Assert.Contains("A meal would help", (await village.As("Theo").CommandAsync("requests")).Text);
    }

    [Fact]
    public async Task StagesAreCalledInTheLanguageOfWhoeverReads_BeforeAndAfterTheyAreMade()
    {
        await using var village = await StartAsync(apply: false);
        var preview = await village.As("Inés").CommandAsync("setup");
        Assert.Contains("Primeros pasos: ", preview.Text);
        Assert.DoesNotContain("\nToddler", preview.Text);

        await village.As("Inés").PressAsync(preview.Card, "Aplicar");
        await village.QuietAsync();

        var hers = await village.As("Lucía").CommandAsync("stages");
        hers = await village.As("Lucía").SelectAsync(hers.Card, "Elige lo que va contigo", "toddler");
        Assert.Contains("**Primeros pasos**", hers.Text);
        Assert.Contains("Dejar Primeros pasos", hers.Card.Buttons);
        Assert.Contains("Primeros pasos", (await village.As("Lucía").CommandAsync("village")).Text);
        var his = await village.As("Theo").CommandAsync("stages");
        his = await village.As("Theo").SelectAsync(his.Card, "Choose what fits", "toddler");
        Assert.Contains("**Toddler**", his.Text);
        Assert.Contains("Leave Toddler", his.Card.Buttons);
    }

    [Fact]
    public async Task RoomsAndRolesAreMadeInTheCommunitysLanguage_MendedInIt_AndNotMadeAgainInAnother()
    {
        await using var village = await StartAsync(apply: false);
        var preview = await village.As("Inés").CommandAsync("setup");
        Assert.Contains("#rondas", preview.Text);
        await village.As("Inés").PressAsync(preview.Card, "Aplicar");
        await village.QuietAsync();
        var made = await NamesAsync(village);
        Assert.Superset(
            new HashSet<string>
            {
                "rondas", "ayuda", "sala-de-facilitación", "sala-de-moderación", "registro-de-mombot",
                "Entre bastidores", "Etapas", "etapa-primeros-pasos", "Facilitación", "Primeros pasos",
            },
            made.ToHashSet());
        Assert.DoesNotContain(made, name => name is "check-ins" or "help" or "Stages" or "Toddler");
        Assert.DoesNotContain(made, name => name.StartsWith("stage-", StringComparison.Ordinal));

        // A room that is gone is made again under the name it had.
        await village.SendAsync(HttpMethod.Delete, $"guilds/{village.Guild}/channels/ayuda");
        var panel = await village.As("Inés").CommandAsync("setup");
        var found = await village.As("Inés").PressAsync(panel.Card, "Comprobar otra vez");
        Assert.Contains("#ayuda", found.Text);
        await village.As("Inés").PressAsync(found.Card, "Arreglarlo");
        await village.QuietAsync();
        Assert.Equal(made, await NamesAsync(village));

        // The community goes on in English, and keeps what it has.
        panel = await village.As("Inés").CommandAsync("setup");
        var page = await village.As("Inés").PressAsync(panel.Card, "Hora e idioma");
        await village.As("Inés").SelectAsync(page.Card, "Elige el idioma", "en");
        panel = await village.As("Inés").CommandAsync("setup");
        panel = await village.As("Inés").PressAsync(panel.Card, "Vista previa y aplicar");
        Assert.DoesNotContain("Aplicar", panel.Card.Buttons);
        Assert.Equal(made, await NamesAsync(village));
    }

    [Fact]
    public async Task WhatIsThereUnderItsEnglishName_IsUsedByASpanishCommunityToo()
    {
        await using var village = await StartAsync(apply: false, "help");
        var preview = await village.As("Inés").CommandAsync("setup");
        await village.As("Inés").PressAsync(preview.Card, "Aplicar");
        await village.QuietAsync();

        var names = await NamesAsync(village);
        Assert.Contains("rondas", names);
        Assert.DoesNotContain("ayuda", names);
        Assert.Single(await village.MessagesAsync("help"), message => message.IsPinned);
    }

    [Fact]
    public async Task WhatStopsAFileOfQuestions_IsSaidInTheLanguageOfWhoHandedItIn()
    {
        await using var village = await StartAsync();

        Assert.Contains(
            "ours.yaml, línea 3: «deepness» no es un campo de un tema. Puede tener: key, depth,",
            await TakeInAsync("themes:\n  - key: sill\n    deepness: 1\n"));
        Assert.Contains("línea 3: «depth» es 9", await TakeInAsync("themes:\n  - key: sill\n    depth: 9\n"));
        Assert.Contains("esto no es YAML válido", await TakeInAsync("themes: [\n"));

        async Task<string> TakeInAsync(string yaml)
        {
            var form = await village.As("Inés").CommandAsync("host prompts import");
            return (await village.As("Inés").SubmitAsync(form, [], ("files", "ours.yaml", yaml))).Text;
        }
    }

    private static async Task<string> TakenAsync(Village village, string who, params string[] labels)
    {
        var seen = await village.As(who).CommandAsync("me");
        foreach (var label in labels)
            seen = await village.As(who).PressAsync(seen.Card, label);
        return await village.FileAsync(seen.Card);
    }

    /// <summary>What the server holds: channels, categories and roles, each by its name.</summary>
    private static async Task<string[]> NamesAsync(Village village)
    {
        var guild = await village.GuildAsync();
        return
        [
            .. guild["channels"]!.AsArray().Concat(guild["roles"]!.AsArray())
                .Select(each => each!["name"]!.GetValue<string>()).Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<Village> StartAsync(bool apply = true, params string[] channels)
    {
        var village = await Village.StartAsync(limits: false);
        await village.MoveToAsync(new JsonObject
        {
            ["name"] = "La plaza",
            ["locale"] = "es-ES",
            ["channels"] = new JsonArray(
                [.. channels.Prepend("general").Select(name => (JsonNode)new JsonObject { ["name"] = name })]),
            ["members"] = new JsonArray(
                new JsonObject { ["name"] = "Inés", ["owner"] = true, ["locale"] = "es-ES" },
                new JsonObject { ["name"] = "Lucía", ["locale"] = "es-ES" },
                new JsonObject { ["name"] = "Theo", ["locale"] = "en-GB" }),
        });
        var first = await village.As("Inés").CommandAsync("setup");
        await village.As("Inés").SelectAsync(first.Card, "Elige el idioma", "es");
        var panel = await village.As("Inés").CommandAsync(
            "setup", options: new JsonObject { ["zone"] = "Europe/Madrid" });
        if (apply)
            await village.As("Inés").PressAsync(panel.Card, "Aplicar");
        await village.QuietAsync();
        return village;
    }
}
