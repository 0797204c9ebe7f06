using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>One person does one thing, and the call waits for the bot's first answer.</summary>
public sealed class ActCalls(DiscordWorld world)
{
    private readonly CommandActs _commands = new(world);
    private readonly ComponentActs _components = new(world);
    private readonly ModalActs _modals = new(world);
    private readonly Finder _finder = new(world);
    private readonly PersonActs _people = new(world, new Finder(world));

    public async Task<JsonObject> ActAsync(JsonObject asked, CancellationToken cancellationToken)
    {
        Interaction? interaction;
        JsonObject? done = null;
        try
        {
            interaction = world.Do(() => Begin(asked, out done));
        }
        catch (RefusalException refusal)
        {
            return ActResult.Refused(refusal.Message);
        }
        if (interaction is null) return done!;
        try
        {
            var left = InteractionActs.AnswerWithin - world.Interactions.Age(interaction);
            var wait = left > TimeSpan.Zero ? left : TimeSpan.Zero;
            await interaction.FirstAnswer.WaitAsync(wait, world.Clock.Wire, cancellationToken);
        }
        catch (TimeoutException)
        {
            world.Do(() => world.Interactions.GiveUp(interaction));
        }
        return world.Do(() => ActResult.Of(interaction, world));
    }

    private Interaction? Begin(JsonObject asked, out JsonObject? done)
    {
        done = null;
        var guild = asked["guild"] is { } node ? _finder.Guild(node) : null;
        if (asked["join"] is JsonObject join) return Done(_people.Join(asked["as"], join), out done);
        var place = asked["channel"] is { } channel ? _finder.Channel(channel, guild) : null;
        var person = _finder.Person(asked["as"], guild ?? place?.Guild ?? GuildOf(asked));
        if (place is not null) _finder.Visible(place, person);
        if (asked["command"] is JsonObject command)
            return _commands.Use(person, Needed(place), command, completing: false);
        if (asked["autocomplete"] is JsonObject typing)
            return _commands.Use(person, Needed(place), typing, completing: true);
        if (asked["menu"] is JsonObject menu) return _commands.Menu(person, MenuPlace(place, menu, person), menu);
        if (asked["press"] is JsonObject press) return _components.Press(person, press);
        if (asked["select"] is JsonObject select) return _components.Select(person, select);
        if (asked["submit"] is JsonObject submit) return _modals.Submit(person, submit);
        return Done(Alone(person, guild ?? place?.Guild, asked), out done);
    }

    /// <summary>What a person does by themselves; no interaction comes of it.</summary>
    private JsonObject? Alone(User person, Guild? guild, JsonObject asked)
    {
        if (asked["say"] is JsonObject say) return _people.Say(person, guild, say);
        if (asked["post"] is JsonObject post) return _people.Post(person, guild, post);
        if (asked["react"] is JsonObject react) return _people.React(person, react);
        if (asked["vote"] is JsonObject vote) return _people.Vote(person, vote);
        if (asked["interest"] is JsonObject interest) return _people.Interest(person, interest);
        if (asked["leave"] is not JsonObject leave)
            throw new RefusalException("Nothing to do: give one of command, press, select, submit, autocomplete, "
                + "menu, say, post, react, vote, interest, join or leave.");
        world.Members.Leave(_finder.Guild(leave["guild"]), person);
        return null;
    }

    private static Interaction? Done(JsonObject? response, out JsonObject? done)
    {
        done = ActResult.Done(response);
        return null;
    }

    /// <summary>Where a message names the place, people of the same name are told apart by it.</summary>
    private Guild? GuildOf(JsonObject asked)
    {
        foreach (var kind in new[] { "press", "select", "menu", "say", "post", "react", "vote" })
        {
            if (asked[kind] is not JsonObject inner) continue;
            if (Json.TryId(inner["message"], out var message)) return world.Message(message)?.Channel.Guild;
            if (Json.TryId(inner["channel"], out var channel)) return world.Channel(channel)?.Guild;
        }
        return Json.TryId(asked["submit"]?["interaction"], out var id)
            ? world.AllInteractions.GetValueOrDefault(id)?.Guild
            : null;
    }

    private Channel MenuPlace(Channel? place, JsonObject menu, User person) =>
        place ?? (menu["message"] is { } message ? _finder.Message(message, person).Channel : Needed(place));

    private static Channel Needed(Channel? place) => place ?? throw new RefusalException("'channel' is missing.");
}
