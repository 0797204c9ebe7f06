using System.Text.Json.Nodes;
using MomBot.Sandbox.Control;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Load;

/// <summary>
/// Seats of MomBot's help requests are taken and given back. Owners set their communities up and ask, as people do;
/// then two presses take turns on each card, by one helper after the other, so that each changes what is stored.
/// </summary>
internal sealed class CommitActs(DiscordWorld world)
{
    private const int MostCommunities = 100, SideBySide = 8;
    /// <summary>A card on which hundreds have promised and taken it back is in nobody's life.</summary>
    private const int CardsEach = 6;
    /// <summary>So many that nobody presses more often than a bot may expect of one person.</summary>
    private const int Helpers = 50;

    private readonly ActCalls _acts = new(world);

    public async Task<List<InteractionTemplate>> PrepareAsync(CancellationToken cancellationToken)
    {
        var guilds = world.Do(() => world.AllGuilds.Values.Where(world.BotIsIn).Take(MostCommunities).ToList());
        var cards = new List<Seat>[guilds.Count];
        await Parallel.ForAsync(
            0,
            guilds.Count,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (at, stop) => cards[at] = await SeatsAsync(guilds[at], stop));
        return world.Do(() => Enumerable.Range(1, Helpers)
            .SelectMany(helper => new[] { true, false }.SelectMany(claims => cards.SelectMany(seats => seats).Select(
                seat => Press(seat.Card, claims ? seat.Claim : seat.Release, helper))))
            .ToList());
    }

    private InteractionTemplate Press(Message card, JsonObject button, int helper)
    {
        var guild = card.Channel.Guild!;
        var person = guild.Members.Values.Select(member => member.User)
            .Where(user => !user.Bot && user.Id != guild.OwnerId).ElementAt(helper % (guild.MemberCount - 2));
        return new InteractionTemplate(world, InteractionType.Component, person, card.Channel, new JsonObject
        {
            ["id"] = Json.Copy(button["id"]!),
            ["custom_id"] = Json.Copy(button["custom_id"]!),
            ["component_type"] = ComponentKind.Button,
        }, card);
    }

    private async Task<List<Seat>> SeatsAsync(Guild guild, CancellationToken cancellationToken)
    {
        var place = world.Do(() => guild.Channels.Values.First(channel => channel.Name == "general"));
        var panel = await ActAsync("command", new JsonObject
        {
            ["name"] = "setup",
            ["options"] = new JsonObject { ["zone"] = guild.Timezone ?? "Europe/London" },
        });
        await SetUpAsync(await UntilAsync(() => Answer(panel), cancellationToken));
        var seats = new List<Seat>();
        while (seats.Count < CardsEach) seats.Add(await SeatAsync());
        return seats;

        async Task<Seat> SeatAsync()
        {
            var before = seats.LastOrDefault()?.Card;
            var asked = await ActAsync("command", new JsonObject { ["name"] = "ask" });
            var kinds = await UntilAsync(() => Answer(asked), cancellationToken);
            var select = world.Do(() => Drop(kinds)!);
            var form = await ActAsync("select", new JsonObject
            {
                ["message"] = Json.Id(kinds.Id),
                ["custom_id"] = Json.Copy(select["custom_id"]!),
                ["values"] = new JsonArray(Json.Copy(select["options"]![0]!["value"]!)),
            });
            await ActAsync("submit", new JsonObject
            {
                ["interaction"] = Json.Copy(form["interaction"]!),
                ["fields"] = Filled(form["response"]!["modal"]!.AsObject()),
            });
            var card = await UntilAsync(
                () => Newest("help.claim") is { } newest && newest != before ? newest : null, cancellationToken);
            var claim = world.Do(() => Button(card, "help.claim")!);
            // The first helper shows where the button is with which a seat is given back; then the seat is free again.
            await HelperAsync(card, claim);
            var release = await UntilAsync(() => world.Do(() => Button(card, "help.release")), cancellationToken);
            await HelperAsync(card, release);
            await UntilAsync(() => world.Do(() => Button(card, "help.claim")), cancellationToken);
            return new Seat(card, claim, release);
        }

        // What sounds like something the bot would make is asked about first, one question at a time: it is meant.
        async Task SetUpAsync(Message page)
        {
            JsonObject? pressed = null;
            do
            {
                pressed = await UntilAsync(() => world.Do(() => Button(page, "setup.apply")
                    ?? (Button(page, "setup.use-this") is { } asks && Custom(asks) != Custom(pressed) ? asks : null)),
                    cancellationToken);
                await ActAsync("press", new JsonObject
                {
                    ["message"] = Json.Id(page.Id),
                    ["custom_id"] = Custom(pressed),
                });
            }
            while (Custom(pressed) != "setup.apply");
        }

        static string? Custom(JsonObject? button) => (string?)button?["custom_id"];

        async Task<JsonObject> ActAsync(string kind, JsonObject what, ulong? person = null)
        {
            var done = await _acts.ActAsync(new JsonObject
            {
                ["as"] = Json.Id(person ?? guild.OwnerId),
                ["guild"] = Json.Id(guild.Id),
                ["channel"] = Json.Id(place.Id),
                [kind] = what,
            }, cancellationToken);
            return (string?)done["error"] is { } error
                ? throw new InvalidOperationException($"{guild.Name} could not be made ready: {error}")
                : done;
        }

        // A slow machine makes the bot say "thinking" first; the answer is whole when it is no longer loading.
        Message? Answer(JsonObject done) => world.Do(() =>
            Json.TryId(done["interaction"], out var id) && world.AllInteractions[id].Original is { } message
            && !message.Has(MessageFlag.Loading) ? message : null);

        Task HelperAsync(Message card, JsonObject button) => ActAsync("press", new JsonObject
        {
            ["message"] = Json.Id(card.Id),
            ["custom_id"] = Json.Copy(button["custom_id"]!),
        }, world.Do(() => guild.Members.Keys.First(id => id != guild.OwnerId && id != world.Bot.Id)));

        Message? Newest(string route) => world.Do(() => guild.Channels.Values
            .SelectMany(channel => channel.Messages).LastOrDefault(message => Button(message, route) is not null));
    }

    /// <summary>What a form insists on, in the shortest way.</summary>
    private static JsonObject Filled(JsonObject modal)
    {
        var fields = new JsonObject();
        foreach (var part in modal["components"]!.AsArray().Select(label => label!["component"]).OfType<JsonObject>())
        {
            var options = part["options"] as JsonArray;
            var preset = options?.FirstOrDefault(option => (bool?)option!["default"] == true) ?? options?[0];
            JsonNode? field = options is null
                ? (string?)part["value"] ?? "A warm meal tonight"
                : (bool?)part["required"] == false ? []
                : new JsonArray(Json.Copy(preset!["value"]!));
            fields[(string)part["custom_id"]!] = field;
        }
        return fields;
    }

    /// <summary>A card with one free seat, and the buttons with which it is taken and given back.</summary>
    private sealed record Seat(Message Card, JsonObject Claim, JsonObject Release);

    private static JsonObject? Drop(Message message) => Drop(message.Components);

    private static JsonObject? Drop(JsonNode? node) => node switch
    {
        JsonArray list => list.Select(Drop).FirstOrDefault(found => found is not null),
        JsonObject one when one["options"] is JsonArray => one,
        JsonObject one => Drop(one["components"]),
        _ => null,
    };

    private static JsonObject? Button(Message message, string route) =>
        ComponentActs.Component(message.Components, id => id.StartsWith(route, StringComparison.Ordinal));

    private async Task<T> UntilAsync<T>(Func<T?> look, CancellationToken cancellationToken)
        where T : class
    {
        for (var waited = 0; waited < 1200; waited++)
        {
            if (look() is { } found) return found;
            await Task.Delay(TimeSpan.FromMilliseconds(50), world.Clock.Wire, cancellationToken);
        }
        throw new InvalidOperationException("The card of a help request did not come within a minute.");
    }
}
