using System.Text.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Shapes;
using MomBot.Sandbox.Strictness;
using MomBot.Sandbox.World;

namespace MomBot.Sandbox.Interactions;

/// <summary>A person fills in a form and sends it. See Discord docs: Using Modal Components.</summary>
public sealed class ModalActs(DiscordWorld world)
{
    private readonly Finder _finder = new(world);

    public Interaction Submit(User person, JsonObject asked)
    {
        if (!Json.TryId(asked["interaction"], out var id)
            || world.AllInteractions.GetValueOrDefault(id) is not { } opener)
            throw new RefusalException("There is no such interaction.");
        if (opener.User != person) throw new RefusalException($"This form was not shown to {person.Name}.");
        if (opener.ModalShown is not { } modal) throw new RefusalException("No form was shown.");
        if (opener.ModalDone) throw new RefusalException("This form has been sent already.");
        _finder.Reachable(opener.Channel, person);
        var fields = asked["fields"] as JsonObject ?? [];
        var files = asked["files"] as JsonObject ?? [];
        foreach (var name in fields.Select(pair => pair.Key).Concat(files.Select(pair => pair.Key)))
            if (ComponentActs.Component(modal["components"], name) is null)
                throw new RefusalException($"The form has no field '{name}'.");
        var resolved = new Resolved(world, opener.Channel, person);
        var parts = new JsonArray();
        foreach (var part in modal["components"]!.AsArray().OfType<JsonObject>())
            parts.Add(Part(part, fields, files, resolved));
        var data = new JsonObject { ["custom_id"] = modal["custom_id"]!.DeepClone(), ["components"] = parts };
        resolved.PutInto(data);
        var interaction = new Interaction(
            world.Clock.NextId(), world.Interactions.NewToken(), InteractionType.Modal, person, opener.Channel)
        {
            Data = data,
            Source = opener.Source,
            Opener = opener,
        };
        world.Interactions.Send(interaction);
        return interaction;
    }

    private static JsonObject Part(JsonObject part, JsonObject fields, JsonObject files, Resolved resolved)
    {
        var made = new JsonObject { ["type"] = part["type"]!.DeepClone(), ["id"] = part["id"]!.DeepClone() };
        switch ((int)part["type"]!)
        {
            case ComponentKind.Label:
                made["component"] = Field((JsonObject)part["component"]!, fields, files, resolved);
                break;
            case ComponentKind.ActionRow:
                made["components"] = new JsonArray(
                    [.. part["components"]!.AsArray().Select(one => Field((JsonObject)one!, fields, files, resolved))]);
                break;
            default:
                break;
        }
        return made;
    }

    private static JsonObject Field(JsonObject field, JsonObject fields, JsonObject files, Resolved resolved)
    {
        var name = (string)field["custom_id"]!;
        var type = (int)field["type"]!;
        var made = new JsonObject
        {
            ["type"] = type,
            ["id"] = field["id"]!.DeepClone(),
            ["custom_id"] = name,
        };
        var given = fields[name];
        switch (type)
        {
            case ComponentKind.TextInput:
                made["value"] = Text(field, name, given);
                break;
            case ComponentKind.Checkbox:
                made["value"] = given is null ? (bool?)field["default"] ?? false : Ticked(name, given);
                break;
            case ComponentKind.RadioGroup:
                made["value"] = Radio(field, name, given);
                break;
            case ComponentKind.FileUpload:
                made["values"] = Files(field, name, files[name], resolved);
                break;
            default:
                made["values"] = Values(field, name, given, resolved);
                break;
        }
        return made;
    }

    private static string Text(JsonObject field, string name, JsonNode? given)
    {
        var text = given?.ToString() ?? (string?)field["value"] ?? "";
        var length = text.EnumerateRunes().Count();
        if (length == 0 && (bool?)field["required"] != false)
            throw new RefusalException($"The field '{name}' is required.");
        if (length > ((int?)field["max_length"] ?? 4000))
            throw new RefusalException($"The field '{name}' is too long.");
        if (length > 0 && length < ((int?)field["min_length"] ?? 0))
            throw new RefusalException($"The field '{name}' is too short.");
        return text;
    }

    private static bool Ticked(string name, JsonNode given) =>
        given.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? given.GetValue<bool>()
            : throw new RefusalException($"The field '{name}' is ticked or not: true or false.");

    private static JsonNode? Radio(JsonObject field, string name, JsonNode? given)
    {
        var chosen = SelectValues.Many(given).Select(value => value.ToString()).ToList();
        if (chosen.Count == 0) chosen = Defaults(field);
        if (chosen.Count > 1) throw new RefusalException($"Only one can be chosen in '{name}'.");
        if (chosen.Count == 1) return SelectValues.Offered(field, chosen[0], $"'{name}'");
        return (bool?)field["required"] == false ? null
            : throw new RefusalException($"The field '{name}' is required.");
    }

    private static JsonArray Values(JsonObject field, string name, JsonNode? given, Resolved resolved)
    {
        given ??= new JsonArray([.. Defaults(field).Select(value => (JsonNode)value)]);
        var optional = (bool?)field["required"] == false;
        if (optional && SelectValues.Many(given).Count == 0) return [];
        return SelectValues.Read(field, given, resolved, $"'{name}'");
    }

    private static JsonArray Files(JsonObject field, string name, JsonNode? given, Resolved resolved)
    {
        var files = SelectValues.Many(given);
        var min = (bool?)field["required"] == false && files.Count == 0 ? 0 : (int?)field["min_values"] ?? 1;
        if (files.Count < min || files.Count > ((int?)field["max_values"] ?? 1))
            throw new RefusalException($"The field '{name}' takes another number of files.");
        return new JsonArray([.. files.Select(file => (JsonNode)resolved.AddFile(file, field))]);
    }

    /// <summary>What stood chosen when the form opened and was not touched.</summary>
    private static List<string> Defaults(JsonObject field)
    {
        var options = (field["options"] as JsonArray ?? []).Where(option => (bool?)option!["default"] == true)
            .Select(option => (string)option!["value"]!);
        var things = (field["default_values"] as JsonArray ?? []).Select(one => (string)one!["id"]!);
        return [.. options, .. things];
    }
}
