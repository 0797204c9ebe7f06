using System.Text;
using System.Text.Json.Nodes;

namespace MomBot.EndToEndTests.Support;

/// <summary>Somebody in the village, doing one thing at a time.</summary>
public sealed class Person(Village village, string name)
{
    /// <summary>Uses a slash command in a channel.</summary>
    public Task<Answer> CommandAsync(string command, string channel = "general", JsonObject? options = null) =>
        ActAsync(channel, "command", new JsonObject { ["name"] = command, ["options"] = options ?? [] });

    /// <summary>Writes a message of their own.</summary>
    public async Task SayAsync(string channel, string text) => await village.ActAsync(new JsonObject
    {
        ["as"] = name,
        ["guild"] = village.Guild,
        ["say"] = new JsonObject
        {
            ["channel"] = channel.All(char.IsDigit) ? channel : await village.ChannelAsync(channel),
            ["text"] = text,
        },
    });

    /// <summary>Presses a button by what stands on it.</summary>
    public Task<Answer> PressAsync(Seen card, string label) => village.ActAsync(new JsonObject
    {
        ["as"] = name,
        ["guild"] = village.Guild,
        ["channel"] = card.Channel,
        ["press"] = new JsonObject { ["message"] = card.Id, ["custom_id"] = card.ButtonId(label) },
    });

    /// <summary>Chooses in a select.</summary>
    public Task<Answer> SelectAsync(Seen card, string placeholder, params string[] values) =>
        village.ActAsync(new JsonObject
    {
        ["as"] = name,
        ["guild"] = village.Guild,
        ["channel"] = card.Channel,
        ["select"] = new JsonObject
        {
            ["message"] = card.Id,
            ["custom_id"] = card.SelectId(placeholder),
            ["values"] = new JsonArray([.. values.Select(value => (JsonNode)value)]),
        },
    });

    /// <summary>Sends a form that was opened; what is left out keeps what the form started with.</summary>
    /// <param name="files">Text files that are handed in, by the name of their field.</param>
    public Task<Answer> SubmitAsync(
        Answer form, JsonObject fields, params (string Field, string Name, string Text)[] files)
    {
        var filled = form.Prefilled();
        foreach (var (key, value) in fields)
            filled[key] = value?.DeepClone();
        return village.ActAsync(new JsonObject
        {
            ["as"] = name,
            ["guild"] = village.Guild,
            ["submit"] = new JsonObject
            {
                ["interaction"] = form.Interaction,
                ["fields"] = filled,
                ["files"] = new JsonObject(files.Select(file => KeyValuePair.Create<string, JsonNode?>(
                    file.Field,
                    new JsonArray(new JsonObject
                    {
                        ["name"] = file.Name,
                        ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(file.Text)),
                    })))),
            },
        });
    }

    public Task<Answer> AutocompleteAsync(string command, string option, string typed, string channel = "general") =>
        ActAsync(channel, "autocomplete", new JsonObject
        {
            ["name"] = command,
            ["options"] = new JsonObject { [option] = typed },
            ["focused"] = option,
        });

    public Task<Answer> MenuAsync(string entry, Seen message) =>
        ActAsync(message.Channel, "menu", new JsonObject { ["name"] = entry, ["message"] = message.Id });

    private async Task<Answer> ActAsync(string channel, string kind, JsonObject what) =>
        await village.ActAsync(new JsonObject
    {
        ["as"] = name,
        ["guild"] = village.Guild,
        ["channel"] = channel.All(char.IsDigit) ? channel : await village.ChannelAsync(channel),
        [kind] = what,
    });
}
