using System.Globalization;
using System.Reflection;
using MomBot.Data;
using MomBot.Interactions;
using NodaTime;
using NodaTime.Text;

namespace MomBot.Dispatch;

/// <summary>Writes one part of an action into a custom_id and reads it back. Short, without separators.</summary>
internal sealed record PartCodec(Func<object, string> Write, Func<string, object?> Read, object? Widest)
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly MethodInfo OfIdMethod =
        typeof(PartCodec).GetMethod(nameof(OfId), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The codec of a type; none: parts of this type must not travel in a custom_id.</summary>
    public static PartCodec? For(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return For(inner);
        if (type.IsEnum)
            return OfEnum(type);
        if (type == typeof(int) || type == typeof(long))
            return OfNumber(type);
        if (type == typeof(bool))
        {
            return new(
                value => (bool)value ? "1" : "0", text =>
                    text switch { "1" => true, "0" => false, _ => null }, Widest: true);
        }

        if (type == typeof(ConfigKey))
        {
            return new(
                value => ((ConfigKey)value).Value,
                text => ConfigKey.TryParse(text),
                new ConfigKey(new string('z', 40)));
        }

        if (type == typeof(LocalDate))
            return new(value => LocalDatePattern.Iso.Format((LocalDate)value), ReadDate, new LocalDate(2999, 12, 31));
        var isId = type.IsValueType && type.GetInterfaces().Any(
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));
        return isId ? (PartCodec)OfIdMethod.MakeGenericMethod(type).Invoke(null, null)! : null;
    }

    private static PartCodec OfId<T>() where T : struct, IId<T> => new(
        value => ToDigits(((T)value).Value),
        text => FromDigits(text) is { } number ? T.From(number) : null,
        T.From(long.MaxValue));

    private static PartCodec OfEnum(Type type)
    {
        var members = Enum.GetValues(type);
        return new(
            value => ToDigits(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            text => FromDigits(text) is { } number && Enum.ToObject(type, number) is var member
                && Enum.IsDefined(type, member) ? member : null,
            members.GetValue(members.Length - 1));
    }

    private static PartCodec OfNumber(Type type) => new(
        value => ToDigits(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        text => FromDigits(text) is not { } number ? null
            : type == typeof(long) ? number
            : number is >= 0 and <= int.MaxValue ? (int)number : null,
        type == typeof(long) ? long.MaxValue : int.MaxValue);

    private static object? ReadDate(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;

    private static string ToDigits(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        Span<char> digits = stackalloc char[13];
        var at = digits.Length;
        do
        {
            digits[--at] = Digits[(int)(number % 36)];
            number /= 36;
        }
        while (number > 0);
        return new string(digits[at..]);
    }

    private static long? FromDigits(string text)
    {
        if (text.Length is 0 or > 13)
            return null;
        var number = 0L;
        foreach (var character in text)
        {
            var digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0 || number > (long.MaxValue - digit) / 36)
                return null;
            number = (number * 36) + digit;
        }

        return number;
    }
}
