using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Data.Events;

/// <summary>Words in an event: <c>["{0} waits", ["member", 7], ["when", 1764230400000, "R"]]</c>.</summary>
internal sealed class TextConverter : JsonConverter<Text>
{
    public override Text Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, Text value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Format);
        foreach (var argument in value.Arguments)
        {
            writer.WriteStartArray();
            WriteValue(writer, argument.Value, options);
            if (argument.Style is { } style)
                writer.WriteStringValue(style);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteValue(Utf8JsonWriter writer, object? value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Text text:
                writer.WriteStringValue("text");
                Write(writer, text, options);
                break;
            case string words:
                writer.WriteStringValue("words");
                writer.WriteStringValue(words);
                break;
            case LocalDate date:
                writer.WriteStringValue("day");
                writer.WriteStringValue(LocalDatePattern.Iso.Format(date));
                break;
            default:
                var (name, number) = value switch
                {
                    MemberId member => ("member", member.Value),
                    ChannelId channel => ("channel", channel.Value),
                    RoleId role => ("role", role.Value),
                    Instant instant => ("when", instant.ToUnixTimeMilliseconds()),
                    int count => ("number", count),
                    long count => ("number", count),
                    _ => throw new JsonException($"An event cannot say a {value?.GetType().Name}."),
                };
                writer.WriteStringValue(name);
                writer.WriteNumberValue(number);
                break;
        }
    }

    private static Text Read(JsonElement json) => new(
        json[0].GetString()!,
        [
            .. json.EnumerateArray().Skip(1).Select(argument => new TextArgument(
                Value(argument[0].GetString()!, argument[1]),
                argument.GetArrayLength() > 2 ? argument[2].GetString() : null)),
        ]);

    private static object Value(string name, JsonElement value) => name switch
    {
        "text" => Read(value),
        "words" => value.GetString()!,
        "day" => LocalDatePattern.Iso.Parse(value.GetString()!).Value,
        "member" => new MemberId(value.GetInt64()),
        "channel" => new ChannelId(value.GetInt64()),
        "role" => new RoleId(value.GetInt64()),
        "when" => Instant.FromUnixTimeMilliseconds(value.GetInt64()),
        "number" => value.GetInt64(),
        _ => throw new JsonException($"An event cannot say a {name}."),
    };
}
