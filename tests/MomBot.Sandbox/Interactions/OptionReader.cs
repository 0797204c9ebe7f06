using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>Turns what a person typed into option values, and refuses what the client would refuse.</summary>
public sealed class OptionReader(Resolved resolved, Finder finder, Channel place)
{
    /// <summary>While a person is still typing nothing is required yet, and one option has the focus.</summary>
    public JsonArray Read(JsonObject command, JsonObject given, string? focused = null)
    {
        var known = CommandBook.Options(command).ToDictionary(option => (string)option["name"]!);
        foreach (var (name, _) in given)
            if (!known.ContainsKey(name)) throw new RefusalException($"'{command["name"]}' has no option '{name}'.");
        var made = new JsonArray();
        foreach (var (name, option) in known)
        {
            if (given[name] is not { } value)
            {
                if (focused is null && (bool?)option["required"] == true)
                    throw new RefusalException($"The option '{name}' is required.");
                continue;
            }
            var one = new JsonObject { ["name"] = name, ["type"] = (int)option["type"]! };
            one["value"] = focused == name ? value.ToString() : Value(option, name, value);
            if (focused == name) one["focused"] = true;
            made.Add(one);
        }
        return made;
    }

    private JsonNode Value(JsonObject option, string name, JsonNode value) => (int)option["type"]! switch
    {
        3 => Text(option, name, value.ToString()),
        4 => Number(option, name, value, whole: true),
        5 => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? value.GetValue<bool>()
            : throw new RefusalException($"The option '{name}' is true or false."),
        6 => resolved.AddUser(value),
        7 => OfType(option, name, value),
        8 => resolved.AddRole(value),
        9 => resolved.AddMentionable(value),
        10 => Number(option, name, value, whole: false),
        _ => resolved.AddFile(value, option),
    };

    private string OfType(JsonObject option, string name, JsonNode value)
    {
        var channel = finder.Channel(value, place.Guild);
        if (option["channel_types"] is JsonArray { Count: > 0 } types
            && types.All(type => (int?)type != (int)channel.Type))
            throw new RefusalException($"The option '{name}' does not take this kind of channel.");
        return resolved.AddChannel(value);
    }

    private static JsonNode Text(JsonObject option, string name, string value)
    {
        var length = value.EnumerateRunes().Count();
        if (length < ((int?)option["min_length"] ?? 0) || length > ((int?)option["max_length"] ?? 6000))
            throw new RefusalException($"The option '{name}' is too short or too long.");
        return Chosen(option, name, value);
    }

    private static JsonNode Number(JsonObject option, string name, JsonNode value, bool whole)
    {
        if (!double.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number)
            || (whole && number % 1 != 0))
            throw new RefusalException($"The option '{name}' is a number.");
        if (number < ((double?)option["min_value"] ?? -9007199254740992)
            || number > ((double?)option["max_value"] ?? 9007199254740992))
            throw new RefusalException($"The option '{name}' is too small or too large.");
        return Chosen(option, name, whole ? (long)number : number);
    }

    /// <summary>A person picks a choice by its name or its value; without choices anything goes.</summary>
    private static JsonNode Chosen(JsonObject option, string name, JsonNode value)
    {
        if (option["choices"] is not JsonArray { Count: > 0 } choices) return value;
        var chosen = choices.OfType<JsonObject>().FirstOrDefault(choice =>
            choice["value"]!.ToString() == value.ToString() || (string?)choice["name"] == value.ToString());
        return chosen?["value"]!.DeepClone()
            ?? throw new RefusalException($"The option '{name}' has no choice '{value}'.");
    }
}
