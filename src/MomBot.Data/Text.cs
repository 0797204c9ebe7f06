using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MomBot.Data;

/// <summary>
/// Words for people: an English format and its arguments. The format is the key under which <c>config/words</c> may
/// hold another language or another wording; arguments are drawn where it is rendered (an <see cref="MemberId"/> as a
/// name, an Instant as a Discord timestamp, a string as somebody's own words, made harmless).
/// </summary>
public sealed record Text(string Format, ImmutableArray<TextArgument> Arguments)
{
    /// <summary>Nothing to say.</summary>
    public static readonly Text Empty = new("", []);

    /// <summary>Fixed words.</summary>
    public static implicit operator Text(string words) => new(Words.Escape(words), []);

    /// <summary>Words with arguments: <c>T($"{helper} can help: {what}")</c>.</summary>
    public static Text T(Words words) => words.ToText();

    /// <summary>Words that were put together where no texts are known, with the pieces inside them.</summary>
    public static Text Of(FormattableString words) => new(
        words.Format,
        [
            .. words.GetArguments().Select(each =>
                new TextArgument(each is FormattableString inner ? Of(inner) : each, null)),
        ]);

    /// <summary>Several texts, one after the other with something between.</summary>
    public static Text Join(string between, params IEnumerable<Text> parts)
    {
        var format = new StringBuilder();
        var arguments = ImmutableArray.CreateBuilder<TextArgument>();
        foreach (var part in parts)
        {
            if (arguments.Count > 0)
                format.Append(Words.Escape(between));
            format.Append(CultureInfo.InvariantCulture, $"{{{arguments.Count}}}");
            arguments.Add(new TextArgument(part, null));
        }

        return new(format.ToString(), arguments.ToImmutable());
    }

    public bool Equals(Text? other) =>
        other is not null && Format == other.Format && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => Format.GetHashCode(StringComparison.Ordinal);
}

/// <summary>One argument of a <see cref="Text"/>, with the style written after a colon (<c>{due:R}</c>).</summary>
public readonly record struct TextArgument(object? Value, string? Style);

/// <summary>Collects an interpolated string into a format with numbered places and its arguments.</summary>
[InterpolatedStringHandler]
public readonly ref struct Words(int literalLength, int formattedCount)
{
    private readonly StringBuilder _format = new(literalLength + (formattedCount * 4));
    private readonly ImmutableArray<TextArgument>.Builder _arguments =
        ImmutableArray.CreateBuilder<TextArgument>(formattedCount);

    public void AppendLiteral(string words) => _format.Append(Escape(words));

    public void AppendFormatted<T>(T value, string? format = null)
    {
        _format.Append(CultureInfo.InvariantCulture, $"{{{_arguments.Count}}}");
        _arguments.Add(new TextArgument(value, format));
    }

    internal Text ToText() => new(_format.ToString(), _arguments.ToImmutable());

    internal static string Escape(string words) =>
        words.AsSpan().ContainsAny('{', '}') ? words.Replace("{", "{{").Replace("}", "}}") : words;
}
