using System.Text.Json.Nodes;
using MomBot.Discord.Wire;
using MomBot.Dispatch;
using MomBot.Interactions;

namespace MomBot.Tests.Simulation;

/// <summary>
/// The people of the community. They use whatever they see: a command, a button, a select, the form they have open; now
/// and then with values that nobody offered.
/// </summary>
internal sealed class Crowd(Random random, SimulatedDiscord discord, ActionRouter router, Func<DateTimeOffset> now)
{
    public const ulong Owner = SimulatedDiscord.Owner;
    private const int Recent = 14;

    private static readonly ulong[] All = [.. Enumerable.Range(0, 6).Select(number => Owner + (ulong)number)];

    private static readonly string[] Words =
    [
        "soup", "canary laundry", "10:00", "24.12.2026", "tomorrow", "3", "0", "-1", "Europe/London", "es",
        "@everyone <@12> **b** [x](https://x.test)", "z̸̡̛͓a̷l̵g̶o", "‮abc‬", " ", new('x', 300), "12",
        "family, night feeds",
    ];

    private readonly Dictionary<(ulong, bool), ApplicationCommand[]> _commands = [];

    /// <summary>Those who asked to be forgotten: they are silent from then on, and nobody names them.</summary>
    public HashSet<ulong> Gone { get; } = [];

    public static IEnumerable<ulong> Everybody => All;

    private IEnumerable<ulong> Here => All.Where(person => !Gone.Contains(person));

    /// <summary>The next thing somebody does, as Discord would tell it; with who did what, in a few words.</summary>
    public (string Json, string What)? Act()
    {
        var who = Pick([.. Here]);
        if (who != Owner && random.Next(80) == 0)
        {
            var data = new JsonObject { ["component_type"] = 2, ["custom_id"] = "privacy.forget" };
            return Tell(who, 3, data, null, "forget me");
        }

        if (discord.Forms.Remove(who, out var form) && random.Next(8) > 0)
            return Submit(who, form);
        return random.Next(100) < 32 ? Command(who) : Press(who) ?? Command(who);
    }

    private (string, string)? Press(ulong who)
    {
        var seen = discord.Messages.AsEnumerable().Reverse()
            .Where(message => !message.Gone && (message.ShownTo is null || message.ShownTo == who))
            .Take(Recent).ToArray();
        if (seen.Length == 0)
            return null;
        // The newest is what people look at.
        var message = seen[Math.Min(random.Next(seen.Length), random.Next(seen.Length))];
        var parts = Parts(message.Components).Where(part => part["custom_id"] is not null).ToArray();
        if (parts.Length == 0)
            return null;
        var part = Pick(parts);
        if (part["disabled"]?.GetValue<bool>() is true && random.Next(20) > 0)
            return null;
        var type = part["type"]!.GetValue<int>();
        var id = part["custom_id"]!.GetValue<string>();
        var data = new JsonObject { ["component_type"] = type, ["custom_id"] = id };
        if (type != 2)
            data["values"] = Values(part);
        return Tell(who, 3, data, message, id);
    }

    private (string, string)? Submit(ulong who, JsonObject form)
    {
        var filled = new JsonArray();
        foreach (var label in form["components"]!.AsArray().OfType<JsonObject>())
        {
            if (label["component"] is JsonObject child)
                filled.Add((JsonNode)new JsonObject { ["type"] = 18, ["component"] = Filled(child) });
        }

        var id = form["custom_id"]!.GetValue<string>();
        return Tell(who, 5, new JsonObject { ["custom_id"] = id, ["components"] = filled }, null, id);
    }

    private JsonObject Filled(JsonObject child)
    {
        var type = child["type"]!.GetValue<int>();
        var filled = new JsonObject { ["type"] = type, ["custom_id"] = child["custom_id"]?.DeepClone() };
        switch ((ComponentType)type)
        {
            case ComponentType.TextInput:
                var words = child["value"] is { } known && random.Next(2) == 0 ? known.GetValue<string>() : Pick(Words);
                var most = child["max_length"]?.GetValue<int>() ?? 4000;
                filled["value"] = words.Length > most ? words[..most] : words;
                break;
            case ComponentType.Checkbox:
                filled["value"] = random.Next(2) == 0;
                break;
            case ComponentType.RadioGroup:
                filled["value"] = Values(child) is [{ } first, ..] ? first.GetValue<string>() : null;
                break;
            default:
                filled["values"] = Values(child);
                break;
        }

        return filled;
    }

    private JsonArray Values(JsonObject part)
    {
        var least = part["min_values"]?.GetValue<int>() ?? 1;
        var most = Math.Max(1, part["max_values"]?.GetValue<int>() ?? 1);
        string[] offered = (ComponentType)part["type"]!.GetValue<int>() switch
        {
            ComponentType.UserSelect or ComponentType.MentionableSelect => [.. Here.Select(Text)],
            ComponentType.RoleSelect => [.. discord.Roles.Select(Text)],
            ComponentType.ChannelSelect => [.. discord.Rooms.Select(Text)],
            _ => [.. (part["options"] as JsonArray ?? []).Select(option => option!["value"]!.GetValue<string>())],
        };
        if (offered.Length == 0)
            return [];
        if (random.Next(40) == 0)
            return [(JsonNode)"never-offered"];
        var several = offered.OrderBy(_ => random.Next()).Take(random.Next(least, most + 1));
        return new JsonArray([.. several.Select(value => (JsonNode)value)]);
    }

    private (string, string)? Command(ulong who)
    {
        var inCommunity = random.Next(3) > 0;
        var command = Pick(Commands(inCommunity));
        var data = new JsonObject { ["id"] = "1", ["name"] = command.Name, ["type"] = (int)command.Type };
        if (command.Type is ApplicationCommandType.User or ApplicationCommandType.Message)
        {
            var target = command.Type == ApplicationCommandType.User ? Pick([.. Here]) : Pick(discord.Messages).Id;
            data["target_id"] = Text(target);
        }
        else
        {
            data["options"] = Options(command.Options);
        }

        return Tell(who, 2, data, null, $"/{command.Name} {(data["options"] as JsonArray)?.FirstOrDefault()?["name"]}");
    }

    private JsonArray Options(IReadOnlyList<CommandOption>? options)
    {
        var given = new JsonArray();
        if (options is not { Count: > 0 })
            return given;
        if (options[0].Type is OptionType.Subcommand or OptionType.SubcommandGroup)
        {
            var step = Pick([.. options]);
            given.Add((JsonNode)new JsonObject
            {
                ["name"] = step.Name, ["type"] = (int)step.Type, ["options"] = Options(step.Options),
            });
            return given;
        }

        foreach (var option in options.Where(option => option.Required is true || random.Next(2) == 0))
        {
            JsonNode? value = option.Type switch
            {
                OptionType.User => Text(Pick([.. Here])),
                OptionType.Role => Text(Pick([.. discord.Roles])),
                OptionType.Channel => Text(Pick([.. discord.Rooms])),
                OptionType.Boolean => random.Next(2) == 0,
                OptionType.Integer => random.Next(-1, 30),
                OptionType.String => option.Choices is { Count: > 0 } choices
                    ? Pick([.. choices]).Value.Text
                    : Pick(Words),
                _ => null,
            };
            if (value is not null)
            {
                given.Add((JsonNode)new JsonObject
                {
                    ["name"] = option.Name, ["type"] = (int)option.Type, ["value"] = value,
                });
            }
        }

        return given;
    }

    /// <summary>Somebody does this, on a message or in some room.</summary>
    public (string Json, string What) Tell(ulong who, int type, JsonObject data, Posted? on, string what)
    {
        var id = Text(discord.NextId());
        var channel = on?.Channel ?? (on is null ? Pick([.. discord.Rooms]) : 0);
        discord.Asked[id] = new Asked($"tok{id}", who, channel, on, now());
        var json = $$"""
            {"id":"{{id}}","application_id":"{{SimulatedDiscord.Application}}","type":{{type}},"token":"tok{{id}}",
             "guild_id":"{{SimulatedDiscord.Guild}}","channel_id":"{{channel}}",
             "locale":"{{(who % 2 == 0 ? "es-ES" : "en-GB")}}",
             "member":{"user":{"id":"{{who}}","username":"canary.{{who % 100}}","global_name":"Canary {{who % 100}}"},
               "roles":[{{string.Join(',', discord.People[who].Select(role => $"\"{role}\""))}}],
               "permissions":"{{(who == Owner ? 2199023255551UL : 2048UL)}}"},
             "data":{{data.ToJsonString()}}{{(on is null ? "" : $",\"message\":{SimulatedDiscord.MessageJson(on)}")}}}
            """;
        return (json, $"{who} {what}");
    }

    private ApplicationCommand[] Commands(bool inCommunity) =>
        _commands.TryGetValue((0, inCommunity), out var known)
            ? known
            : _commands[(0, inCommunity)] =
                [.. CommandTree.Of(router, inCommunity ? CommandScope.Community : CommandScope.Everywhere)];

    private static IEnumerable<JsonObject> Parts(JsonArray components) => components.OfType<JsonObject>()
        .SelectMany(part => part["components"] is JsonArray inner ? Parts(inner) : [part]);

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private static string Text(ulong number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
