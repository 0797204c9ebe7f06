using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MomBot.Sandbox.Hosting;
using MomBot.Sandbox.Shapes;

namespace MomBot.Sandbox.Worlds;

/// <summary>
/// What happened in the small world before today. Its people did it: each step goes through the same calls as a
/// visitor's, with the bot in it and the clock running. So whatever a newcomer finds is what the bot remembers.
/// </summary>
public sealed class WorldHistory : IDisposable
{
    private static readonly DayOfWeek CheckInDay = DayOfWeek.Wednesday;
    private static readonly TimeSpan CheckInHour = TimeSpan.FromHours(10);
    private static readonly TimeSpan LongEnoughAgo = TimeSpan.FromHours(18);

    private readonly HttpClient _http = new();
    private readonly LocalDiscord _discord;
    private readonly CancellationToken _cancellationToken;
    private JsonObject _guild = [];

    private WorldHistory(LocalDiscord discord, CancellationToken cancellationToken) =>
        (_discord, _cancellationToken) = (discord, cancellationToken);

    /// <summary>Eight days before the newest check-in day that lies a few hours back: two check-ins fit in.</summary>
    public static DateTimeOffset BeginsBefore(DateTimeOffset now)
    {
        var latest = now - LongEnoughAgo;
        var day = latest.Date;
        while (day.DayOfWeek != CheckInDay || day + CheckInHour > latest) day = day.AddDays(-1);
        return new DateTimeOffset(day.AddDays(-8).AddHours(7), TimeSpan.Zero);
    }

    /// <summary>
    /// The owner moves the bot in, and with a past the people live until today. What can no longer be done as it is
    /// told is said on standard error: the world is still there to play in.
    /// </summary>
    public static async Task LiveAsync(LocalDiscord discord, bool past)
    {
        try
        {
            await RunAsync(discord, "moving in", discord.Stopping);
            if (past) await RunAsync(discord, "life", discord.Stopping);
        }
        catch (InvalidOperationException problem)
        {
            Console.Error.WriteLine($"The past of this world breaks off: {problem.Message}");
        }
    }

    /// <summary>Goes through one part of what the small world's file tells.</summary>
    /// <exception cref="InvalidOperationException">Something in it can no longer be done as it is told.</exception>
    public static async Task RunAsync(LocalDiscord discord, string part, CancellationToken cancellationToken)
    {
        using var life = new WorldHistory(discord, cancellationToken);
        foreach (var step in WorldFiles.Read("small").SelectMany(guild => guild[part] as JsonArray ?? []))
            await life.StepAsync(step!.AsObject());
    }

    public void Dispose() => _http.Dispose();

    private async Task StepAsync(JsonObject step)
    {
        try
        {
            if ((string?)step["until"] is { } label) await PassUntilAsync(label, (string)step["in"]!);
            else if ((string?)step["ago"] is { } ago) await ClockAsync("to", Before(ago).ToString("O"));
            else if (step["plan"] is JsonObject plan)
                await PostAsync($"guilds/{_discord.GuildIds[0]}/events", Json.Copy(plan));
            else await DoAsync(step);
        }
        catch (InvalidOperationException problem)
        {
            throw new InvalidOperationException($"{problem.Message} The step was: {step.ToJsonString()}", problem);
        }
    }

    private async Task DoAsync(JsonObject step)
    {
        await ClockAsync("advance", (string?)step["after"] ?? "PT1M");
        _guild = await GetAsync<JsonObject>($"guilds/{_discord.GuildIds[0]}");
        var who = (string)step["as"]!;
        var where = Place((string?)step["in"] ?? "general", who);
        var answer = step switch
        {
            _ when (string?)step["say"] is { } text =>
                await ActAsync(who, where, "say", new JsonObject { ["channel"] = where, ["text"] = text }),
            _ when (string?)step["use"] is { } command => await ActAsync(who, where, "command", new JsonObject
            {
                ["name"] = command,
                ["options"] = step["options"]?.DeepClone() ?? new JsonObject(),
            }),
            _ => await ActAsync(who, where, "press", await ButtonAsync((string)step["press"]!, where, who)
                ?? throw new InvalidOperationException($"{who} finds no such button.")),
        };
        if (answer["response"]?["message"] is JsonObject card && step["choose"] is JsonArray wished
            && Option(card["components"], wished) is { } option)
        {
            option["message"] = card["id"]!.DeepClone();
            answer = await ActAsync(who, where, "select", option);
        }
        if (answer["response"]?["modal"] is JsonObject form)
            await ActAsync(who, where, "submit", new JsonObject
            {
                ["interaction"] = answer["interaction"]!.DeepClone(),
                ["fields"] = Filled(form, (string?)step["words"] ?? "", step["choose"] as JsonArray ?? []),
            });
    }

    private static DateTimeOffset Before(string ago) =>
        TimeProvider.System.GetUtcNow() - System.Xml.XmlConvert.ToTimeSpan(ago);

    /// <summary>The clock goes on by quarters of a day until a message with a new such button has come.</summary>
    private async Task PassUntilAsync(string label, string channel)
    {
        _guild = await GetAsync<JsonObject>($"guilds/{_discord.GuildIds[0]}");
        var owner = (string)_guild["owner_id"]!;
        var where = Place(channel, owner);
        var before = await ButtonAsync(label, where, owner);
        for (var quarters = 0; quarters < 32; quarters++)
        {
            await ClockAsync("advance", "PT6H");
            if (await ButtonAsync(label, where, owner) is { } now
                && (string?)now["message"] != (string?)before?["message"]) return;
        }
        throw new InvalidOperationException($"No \"{label}\" came to {channel} within eight days.");
    }

    private async Task<JsonObject?> ButtonAsync(string label, string channel, string who)
    {
        var messages = await GetAsync<JsonArray>($"messages?channel={channel}&as={Uri.EscapeDataString(who)}");
        foreach (var message in messages.Reverse())
            if (Button(message!["components"], label) is { } button)
                return new JsonObject
                {
                    ["message"] = message["id"]!.DeepClone(),
                    ["custom_id"] = button["custom_id"]!.DeepClone(),
                };
        return null;
    }

    /// <summary>A drop-down of a card that offers what somebody wants, and the wish.</summary>
    private static JsonObject? Option(JsonNode? node, JsonArray wished) => node switch
    {
        JsonArray list => list.Select(part => Option(part, wished)).FirstOrDefault(found => found is not null),
        JsonObject one when one["options"] is JsonArray options => options
            .Where(option => wished.Any(wish => (string?)wish == (string?)option!["label"]))
            .Select(option => new JsonObject
            {
                ["custom_id"] = one["custom_id"]!.DeepClone(),
                ["values"] = new JsonArray(option!["value"]!.DeepClone()),
            }).FirstOrDefault(),
        JsonObject one => Option(one["components"], wished),
        _ => null,
    };

    private static JsonObject? Button(JsonNode? node, string label) => node switch
    {
        JsonArray list => list.Select(part => Button(part, label)).FirstOrDefault(found => found is not null),
        JsonObject one when (string?)one["label"] == label && one["custom_id"] is not null
            && (bool?)one["disabled"] != true => one,
        JsonObject one => Button(one["components"], label) ?? Button(one["accessory"], label),
        _ => null,
    };

    /// <summary>A channel by its name, the newest thread for all, or the newest that this person alone is in.</summary>
    private string Place(string name, string who)
    {
        var person = _guild["members"]!.AsArray().Select(member => member!["user"]!)
            .FirstOrDefault(user => who == (string?)user["global_name"] || who == (string?)user["id"]);
        var threads = _guild["threads"]!.AsArray();
        var found = name switch
        {
            "public thread" => threads.LastOrDefault(thread => (int)thread!["type"]! == 11),
            "private thread" => threads.LastOrDefault(thread => (int)thread!["type"]! == 12
                && thread["members"]!.AsArray().Any(id => (string)id! == (string?)person?["id"])),
            _ => _guild["channels"]!.AsArray().FirstOrDefault(channel => (string)channel!["name"]! == name),
        };
        return (string?)found?["id"] ?? throw new InvalidOperationException($"{who} finds no {name}.");
    }

    /// <summary>The words go into the first field, a choice where it is offered; the rest stays as it is.</summary>
    private static JsonObject Filled(JsonObject form, string words, JsonArray chosen)
    {
        var fields = new JsonObject();
        var said = false;
        var parts = form["components"]!.AsArray();
        foreach (var field in parts.Select(part => part!["component"]).OfType<JsonObject>())
        {
            var id = (string)field["custom_id"]!;
            if (field["options"] is JsonArray options)
            {
                var wanted = options.FirstOrDefault(one => chosen.Any(each => (string)each! == (string)one!["label"]!))
                    ?? options.FirstOrDefault(one => (bool?)one!["default"] == true)
                    ?? ((bool?)field["required"] == false ? null : options[0]);
                if (wanted is not null) fields[id] = new JsonArray(wanted["value"]!.DeepClone());
            }
            else if ((int)field["type"]! == 4)
            {
                fields[id] = said ? field["value"]?.DeepClone() ?? "" : words;
                said = true;
            }
        }
        return fields;
    }

    private async Task<JsonObject> ActAsync(string who, string channel, string kind, JsonObject what)
    {
        var done = await PostAsync("act", new JsonObject
        {
            ["as"] = who, ["guild"] = _discord.GuildIds[0], ["channel"] = channel, [kind] = what,
        });
        return (string?)done["error"] is { } error ? throw new InvalidOperationException(error) : done;
    }

    private Task<JsonObject> ClockAsync(string how, string value) =>
        PostAsync("clock", new JsonObject { [how] = value });

    private async Task<T> GetAsync<T>(string path) =>
        (await _http.GetFromJsonAsync<T>($"{_discord.Control}/{path}", _cancellationToken))!;

    private async Task<JsonObject> PostAsync(string path, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync($"{_discord.Control}/{path}", body, _cancellationToken);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>(_cancellationToken))!;
        return answer.IsSuccessStatusCode ? told : throw new InvalidOperationException((string?)told["error"]);
    }
}
