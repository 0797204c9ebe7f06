using System.Text.Json.Nodes;

namespace MomBot.EndToEndTests.Support;

/// <summary>What the bot answered to one thing a person did.</summary>
public sealed class Answer(Village village, JsonObject answer, string who)
{
    public string Interaction => answer["interaction"]?.GetValue<string>() ?? "";

    public double Milliseconds => answer["ms"]?.GetValue<double>() ?? double.NaN;

    /// <summary>Why the person could not do it, or that nobody answered; none: all went well.</summary>
    public string? Error => answer["error"]?.GetValue<string>();

    public int Type => answer["response"]?["type"]?.GetValue<int>() ?? 0;

    public bool IsForm => Type == 9;

    public bool IsPrivate => Message is { IsPrivate: true };

    /// <summary>The message the answer is or redraws.</summary>
    public Seen? Message => answer["response"]?["message"] is JsonObject message ? new Seen(message) : null;

    public Seen Card => Message ?? throw new InvalidOperationException($"{who} got no card: {answer.ToJsonString()}");

    public string Text => Message?.Text ?? "";

    public string Title => answer["response"]?["modal"]?["title"]?.GetValue<string>() ?? "";

    public IEnumerable<JsonObject> Choices =>
        answer["response"]?["choices"]?.AsArray().Select(choice => choice!.AsObject()) ?? [];

    /// <summary>Private words that came after the first answer.</summary>
    public async Task<IReadOnlyList<Seen>> FollowupsAsync()
    {
        await village.QuietAsync();
        var whole = await village.GetAsync($"interactions/{Interaction}");
        return [.. whole["followups"]!.AsArray().Select(message => new Seen(message!.AsObject()))];
    }

    /// <summary>The answer as it stands now, after edits.</summary>
    public async Task<Seen> NowAsync()
    {
        await village.QuietAsync();
        return new Seen((await village.GetAsync($"interactions/{Interaction}"))["original"]!.AsObject());
    }

    /// <summary>What each part of the form starts with.</summary>
    internal JsonObject Prefilled()
    {
        var fields = new JsonObject();
        foreach (var label in answer["response"]?["modal"]?["components"]?.AsArray() ?? [])
        {
            if (label!["component"] is not JsonObject part || part["custom_id"] is null)
                continue;
            var chosen = (part["options"]?.AsArray() ?? [])
                .Where(option => option!["default"]?.GetValue<bool>() is true)
                .Select(option => option!["value"]!.GetValue<string>())
                .Concat((part["default_values"]?.AsArray() ?? []).Select(each => each!["id"]!.GetValue<string>()))
                .ToList();
            if (part["type"]!.GetValue<int>() == 19)
                continue; // Files are handed in apart.
            fields[part["custom_id"]!.GetValue<string>()] = part["type"]!.GetValue<int>() switch
            {
                4 => part["value"]?.GetValue<string>() ?? "",
                21 => chosen.FirstOrDefault(),
                23 => part["default"]?.GetValue<bool>() ?? false,
                _ => new JsonArray([.. chosen.Select(value => (JsonNode)value)]),
            };
        }

        return fields;
    }

    public override string ToString() => answer.ToJsonString();
}
