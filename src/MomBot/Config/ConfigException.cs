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
}
