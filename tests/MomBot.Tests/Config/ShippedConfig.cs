using MomBot.Config;

namespace MomBot.Tests.Config;

/// <summary>The config folder that ships with the bot, as it lies beside the built program.</summary>
public static class ShippedConfig
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "config");

    public static ConfigFolder Load() => ConfigFolder.Load(Path);
}
