using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Interactions;
using MomBot.Sandbox.Rest;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Control;

/// <summary>The calls under /sandbox: people act, admins change things, time passes.</summary>
public sealed class ControlApi(DiscordWorld world, ClockCalls clock)
{
    private readonly ActCalls _acts = new(world);
    private readonly HumanActs _human = new(world);
    private readonly GuildMaking _making = new(world);
    private readonly CommandSettings _settings = new(world);
    private readonly Portal _portal = new(world);
    private readonly Finder _finder = new(world);

    public async Task<RestAnswer> HandleAsync(
        string method,
        string path,
        IReadOnlyDictionary<string, string> query,
        JsonNode? body,
        CancellationToken cancellationToken)
    {
        try
        {
            var asked = body as JsonObject ?? [];
            var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            return (method, steps) switch
            {
                ("POST", ["act"]) => RestAnswer.Ok(await _acts.ActAsync(asked, cancellationToken)),
                ("POST", ["clock"]) => RestAnswer.Ok(await clock.MoveAsync(asked, cancellationToken)),
                _ => world.Do(() => Answer(method, steps, query, asked)),
            };
        }
        catch (RefusalException refusal)
        {
            return new RestAnswer(refusal.Status, new JsonObject { ["error"] = refusal.Message });
        }
        catch (Exception wrong) when (
            wrong is InvalidOperationException or FormatException or ArgumentException or JsonException)
        {
            return new RestAnswer(400, new JsonObject { ["error"] = $"This body does not fit: {wrong.Message}" });
        }
    }

    private RestAnswer Answer(
        string method, string[] steps, IReadOnlyDictionary<string, string> query, JsonObject asked) =>
        (method, steps) switch
        {
            ("GET", ["state"]) => RestAnswer.Ok(StateView.Of(world, query.GetValueOrDefault("guild"))),
            ("GET", ["messages"]) => RestAnswer.Ok(Messages(query)),
            ("GET", ["commands"]) => RestAnswer.Ok(Offers(query)),
            ("PATCH", ["messages", var message]) => RestAnswer.Ok(_human.ChangeMessage(message, asked)),
            ("DELETE", ["messages", var message]) => Done(() => _human.DeleteMessage(message)),
            ("GET", ["interactions", var id]) => RestAnswer.Ok(ActResult.Whole(Interaction(id), world)),
            ("GET" or "PATCH", ["application"]) => RestAnswer.Ok(_portal.Application(asked)),
            ("POST", ["guilds"]) => RestAnswer.Ok(StateView.Guild(_making.Make(asked), world)),
            (_, ["guilds", var guild, .. var rest]) => InGuild(method, _finder.Guild(guild), rest, asked),
            _ => throw new RefusalException($"There is no call {method} /sandbox/{string.Join('/', steps)}.", 404),
        };

    private RestAnswer InGuild(string method, Guild guild, string[] steps, JsonObject asked) => (method, steps) switch
    {
        ("GET", []) => RestAnswer.Ok(StateView.Guild(guild, world)),
        ("POST", ["members"]) => RestAnswer.Ok(_human.AddMember(guild, asked)),
        ("PATCH", ["members", var who]) => RestAnswer.Ok(_human.ChangeMember(guild, who, asked)),
        ("DELETE", ["members", var who]) => Done(() => _human.RemoveMember(guild, who)),
        ("PATCH", ["channels", var which]) => RestAnswer.Ok(_human.ChangeChannel(guild, which, asked)),
        ("DELETE", ["channels", var which]) => Done(() => _human.DeleteChannel(guild, which)),
        ("PATCH", ["roles", var which]) => RestAnswer.Ok(_human.ChangeRole(guild, which, asked)),
        ("DELETE", ["roles", var which]) => Done(() => _human.DeleteRole(guild, which)),
        ("POST", ["events"]) => RestAnswer.Ok(new EventMaking(world, guild).Make(asked)),
        ("PUT", ["bans", var who]) => Done(() => _human.Ban(guild, who, asked)),
        ("DELETE", ["bans", var who]) => Done(() => _human.Unban(guild, who)),
        ("PUT", ["commands", var which, "permissions"]) => RestAnswer.Ok(_settings.Set(guild, which, asked)),
        ("POST", ["bot"]) => Done(() => _making.Invite(guild, asked)),
        ("DELETE", ["bot"]) => Done(() => world.Guilds.RemoveBot(guild)),
        _ => throw new RefusalException("There is no such call for a community.", 404),
    };

    private JsonArray Messages(IReadOnlyDictionary<string, string> query)
    {
        var guild = query.TryGetValue("guild", out var named) ? _finder.Guild(named) : null;
        var channel = _finder.Channel(query.GetValueOrDefault("channel"), guild);
        var messages = channel.Messages.AsEnumerable();
        if (query.TryGetValue("as", out var name))
        {
            var person = _finder.Person(name, channel.Guild);
            if (!Permissions.CanSee(channel, person, world.Clock.Now))
                throw new RefusalException($"{person.Name} cannot see '{channel.Name}'.", 403);
            messages = messages.Where(message => message.OnlyFor is not { } only || only == person.Id);
        }
        return Json.List(messages.Select(message => MessageView.Of(message, world)));
    }

    /// <summary>The commands that one person finds in one place, as the settings of the community have it.</summary>
    private JsonArray Offers(IReadOnlyDictionary<string, string> query)
    {
        var place = _finder.Channel(query.GetValueOrDefault("channel"), null);
        var person = _finder.Person(query.GetValueOrDefault("as"), place.Guild);
        return Json.List(new CommandBook(world).Offers(place, person).Select(Json.Copy));
    }

    private Interaction Interaction(string id) =>
        Json.TryId(id, out var known) && world.AllInteractions.TryGetValue(known, out var interaction)
            ? interaction
            : throw new RefusalException($"There is no interaction '{id}'.", 404);

    private static RestAnswer Done(Action act)
    {
        act();
        return RestAnswer.Ok(new JsonObject { ["done"] = true });
    }
}
