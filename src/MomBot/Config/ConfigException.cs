namespace MomBot.Config;

/// <summary>A mistake in the config folder, told plainly: which file, which line, and what to do.</summary>
public sealed class ConfigException : Exception
{
    public ConfigException()
    {
    }

    public ConfigException(string message)
        : base(message)
    {
    }

    public ConfigException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The same with its pieces apart, to be said in another language; none: English alone.</summary>
    public FormattableString? Said { get; private init; }

    public static ConfigException Saying(FormattableString words, Exception? because = null) =>
        new(FormattableString.Invariant(words), because!) { Said = words };
}
