using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MomBot.Discord.Wire;

/// <summary>A value that Discord sends as text, number or flag depending on where it stands; its kind
/// survives.</summary>
[JsonConverter(typeof(ScalarConverter))]
public readonly record struct Scalar(string Text, ScalarKind Kind)
{
    public bool IsTrue => Kind == ScalarKind.Flag && Text == "true";

    public static Scalar Of(string text) => new(text, ScalarKind.Text);

    public static Scalar Of(long number) => new(number.ToString(CultureInfo.InvariantCulture), ScalarKind.Number);

    public static Scalar Of(double number) =>
        new(number.ToString("R", CultureInfo.InvariantCulture), ScalarKind.Number);

    public static Scalar Of(bool flag) => new(flag ? "true" : "false", ScalarKind.Flag);

    public override string ToString() => Text;
}

/// <summary>How a scalar is written in JSON.</summary>
public enum ScalarKind
{
    Text,
    Number,
    Flag,
}

/// <summary>Reads and writes scalars without losing whether they were quoted.</summary>
internal sealed class ScalarConverter : JsonConverter<Scalar>
{
    public override Scalar Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => Scalar.Of(reader.GetString()!),
            JsonTokenType.True => Scalar.Of(true),
            JsonTokenType.False => Scalar.Of(false),
            JsonTokenType.Number when reader.TryGetInt64(out var whole) => Scalar.Of(whole),
            JsonTokenType.Number => Scalar.Of(reader.GetDouble()),
            _ => throw new JsonException("A value is neither text nor number nor flag."),
        };

    public override void Write(Utf8JsonWriter writer, Scalar value, JsonSerializerOptions options)
    {
        if (value.Kind == ScalarKind.Text)
            writer.WriteStringValue(value.Text);
        else
            writer.WriteRawValue(value.Text);
    }
}
