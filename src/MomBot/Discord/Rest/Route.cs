using System.Runtime.CompilerServices;
using System.Text;
using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

/// <summary>An address written once, as an interpolated string: it yields the url, the template, and whose limit
/// counts.</summary>
[InterpolatedStringHandler]
public sealed class Route
{
    private readonly StringBuilder _url;
    private readonly StringBuilder _template;

    public Route(int literalLength, int formattedCount)
    {
        _url = new StringBuilder(literalLength + (formattedCount * 20));
        _template = new StringBuilder(literalLength + (formattedCount * 4));
    }

    public string Url => _url.ToString();

    /// <summary>Safe to log: ids and tokens are left out.</summary>
    public string Template => _template.ToString();

    /// <summary>The channel, guild or webhook that the limit belongs to. See Discord docs: Rate Limits.</summary>
    public string TopLevel { get; private set; } = "";

    public void AppendLiteral(string literal)
    {
        _url.Append(literal);
        _template.Append(literal);
    }

    public void AppendFormatted(Snowflake id)
    {
        if (_template.ToString() is "/channels/" or "/guilds/" or "/webhooks/" or "/interactions/")
            TopLevel = id.ToString();
        _url.Append(id);
        _template.Append("{id}");
    }

    /// <summary>A token or an emoji; the token of a webhook or interaction is part of whose limit counts.</summary>
    public void AppendFormatted(string part)
    {
        if (_template.ToString() is "/webhooks/{id}/" or "/interactions/{id}/")
            TopLevel = $"{TopLevel}/{part}";
        _url.Append(Uri.EscapeDataString(part));
        _template.Append("{text}");
    }

    public void AppendFormatted(Query query) => _url.Append(query.ToString());
}

/// <summary>What follows the question mark; limits do not look at it.</summary>
public sealed class Query
{
    private readonly StringBuilder _text = new();

    public Query With(string name, object? value)
    {
        if (value is not null)
            _text.Append(_text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(value);
        return this;
    }

    public override string ToString() => _text.ToString();
}
