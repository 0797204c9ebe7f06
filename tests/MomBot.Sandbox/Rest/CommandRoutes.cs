using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Rest;

/// <summary>
/// Commands of the application, everywhere or in one community. See Discord docs: Application Commands.
/// </summary>
internal sealed class CommandRoutes(DiscordWorld world)
{
    private const int CreatesADay = 200;

    public void Map(Router router)
    {
        foreach (var root in new[] { "/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands" })
        {
            router.Map("GET", root, List);
            router.Map("POST", root, Create);
            router.Map("PUT", root, Replace);
            router.Map("GET", root + "/{command}", call => RestAnswer.Ok(Json.Copy(Command(call))));
            router.Map("PATCH", root + "/{command}", Change);
            router.Map("DELETE", root + "/{command}", Delete);
        }
    }

    private RestAnswer List(RestCall call)
    {
        var (_, commands) = Scope(call);
        var full = call.QueryFlag("with_localizations");
        return RestAnswer.Ok(
            Json.List(commands.Values.Select(command => full ? Json.Copy(command) : Plain(Json.Copy(command)))));
    }

    private RestAnswer Create(RestCall call)
    {
        var (guild, commands) = Scope(call);
        var body = call.Body();
        var made = CommandForm.Read(body, guild is null);
        call.Check();
        var before = Same(commands, made);
        if (before is null) CheckRoom(commands.Values.Append(made));
        if (before is null) CountCreate(guild, 1);
        var id = before is null ? world.Clock.NextId() : ulong.Parse((string)before["id"]!, null);
        commands[id] = Complete(made, id, guild);
        Tell(guild);
        return new RestAnswer(before is null ? 201 : 200, Json.Copy(commands[id]));
    }

    private RestAnswer Replace(RestCall call)
    {
        var (guild, commands) = Scope(call);
        if (call.Request.Body is not JsonArray list)
            throw ApiException.Invalid("", "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        var made = new List<JsonObject>();
        var names = new HashSet<string>();
        for (var i = 0; i < list.Count; i++)
        {
            var form = call.Open(list[i] as JsonObject ?? [], $"{i}");
            var one = CommandForm.Read(form, guild is null);
            if (!names.Add($"{one["type"]} {one["name"]}"))
                form.Fail("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            made.Add(one);
        }
        call.Check();
        CheckRoom(made);
        CountCreate(guild, made.Count(one => Same(commands, one) is null));
        var kept = new SortedDictionary<ulong, JsonObject>();
        foreach (var one in made)
        {
            var before = Same(commands, one);
            var id = before is null ? world.Clock.NextId() : ulong.Parse((string)before["id"]!, null);
            kept[id] = Complete(one, id, guild);
        }
        commands.Clear();
        foreach (var (id, one) in kept) commands[id] = one;
        Tell(guild);
        return RestAnswer.Ok(Json.List(kept.Values.Select(Json.Copy)));
    }

    private RestAnswer Change(RestCall call)
    {
        var (guild, commands) = Scope(call);
        var before = Command(call);
        var merged = new JsonObject();
        foreach (var (name, value) in before)
            if (name is not ("id" or "application_id" or "version" or "guild_id")) merged[name] = value?.DeepClone();
        var body = call.Body();
        // What a command is cannot be changed, and Discord does not look for it here.
        foreach (var name in new[] { "id", "type" })
            if (body.Strict && body.Names(name)) body.Fail(name, "UNKNOWN_FIELD", "This field is not known here");
        foreach (var (name, value) in body.Json)
            if (name is not ("id" or "type")) merged[name] = value?.DeepClone();
        // Read anew, for a number that was put in by code is not one that can be read as any other kind of number.
        var asked = JsonNode.Parse(merged.ToJsonString())!.AsObject();
        var made = CommandForm.Read(call.Open(asked), guild is null);
        if (Same(commands, made) is { } other && other != before)
            body.Fail("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        call.Check();
        var id = call.Id("command");
        commands[id] = Complete(made, id, guild);
        Tell(guild);
        return RestAnswer.Ok(Json.Copy(commands[id]));
    }

    private RestAnswer Delete(RestCall call)
    {
        var (guild, commands) = Scope(call);
        Command(call);
        commands.Remove(call.Id("command"));
        Tell(guild);
        return RestAnswer.NoContent;
    }

    private (Guild? Guild, SortedDictionary<ulong, JsonObject> Commands) Scope(RestCall call)
    {
        if (call.Id("app") != world.ApplicationId) throw ApiException.UnknownApplication();
        if (call.TryValue("guild") is null) return (null, world.Application.Commands);
        var guild = world.Guild(call.Id("guild"));
        if (guild is null || !world.BotIsIn(guild)) throw ApiException.MissingAccess();
        return (guild, world.Application.CommandsOf(guild.Id));
    }

    private JsonObject Command(RestCall call) =>
        Scope(call).Commands.GetValueOrDefault(call.Id("command")) ?? throw ApiException.UnknownCommand();

    private static JsonObject? Same(SortedDictionary<ulong, JsonObject> commands, JsonObject made) =>
        commands.Values.FirstOrDefault(one =>
            (string?)one["name"] == (string?)made["name"] && (int?)one["type"] == (int?)made["type"]);

    private JsonObject Complete(JsonObject made, ulong id, Guild? guild)
    {
        made["id"] = Json.Id(id);
        made["application_id"] = Json.Id(world.ApplicationId);
        made["version"] = Json.Id(world.Clock.NextId());
        if (guild is not null) made["guild_id"] = Json.Id(guild.Id);
        return made;
    }

    private static void CheckRoom(IEnumerable<JsonObject> commands)
    {
        foreach (var kind in commands.GroupBy(command => (int)command["type"]!))
            if (kind.Count() > (kind.Key == 1 ? 100 : 15))
                throw new ApiException(400, 30032, "Maximum number of application commands reached (100)");
    }

    private void CountCreate(Guild? guild, int count)
    {
        var creates = world.Application.CommandCreates;
        var key = guild?.Id ?? 0;
        if (!creates.TryGetValue(key, out var times)) creates[key] = times = [];
        times.RemoveAll(at => world.Clock.Now - at > TimeSpan.FromDays(1));
        if (times.Count + count > CreatesADay)
            throw new ApiException(
                429, 30034, "Maximum number of daily application command creates has been reached (200)");
        times.AddRange(Enumerable.Repeat(world.Clock.Now, count));
    }

    private static JsonObject Plain(JsonObject part)
    {
        part.Remove("name_localizations");
        part.Remove("description_localizations");
        foreach (var inner in part["options"] as JsonArray ?? []) Plain((JsonObject)inner!);
        foreach (var inner in part["choices"] as JsonArray ?? []) Plain((JsonObject)inner!);
        return part;
    }

    private void Tell(Guild? guild) => world.Happenings.Tell("commands", guild is null
        ? null
        : new JsonObject { ["guild_id"] = Json.Id(guild.Id) });
}
