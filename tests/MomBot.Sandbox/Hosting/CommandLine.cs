namespace MomBot.Sandbox.Hosting;

/// <summary>Reads the command line; what cannot be understood is one plain sentence.</summary>
public sealed record CommandLine(SandboxOptions Options, bool WithBot, bool Help)
{
    public const string Usage = """
        A small local Discord, with the bot in it.

        dotnet run --project tests/MomBot.Sandbox -- [options]
          --url URL        page, API and gateway; default http://127.0.0.1:4455 (port 0: any free one)
          --no-bot         only the local Discord
          --world NAME     small (default), empty, large:N, largest (500 channels, 250 roles), or a JSON file
          --data DIR       keep the bot's database there; default: a temporary folder, removed at exit
          --traffic FILE   every exchange of the bot with the API, one JSON line each

        dotnet run --project tests/MomBot.Sandbox -- load --help
          drives interactions at the bot, or at any other client, and measures its answers
        """;

    /// <summary>
    /// Whether the small world has lived before today. A bot that remembers a later day cannot be taken back behind it.
    /// </summary>
    public bool HasPast => WithBot && Options.World == "small" && Options.DataFolder is null;

    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var options = new SandboxOptions { Url = SandboxOptions.DefaultUrl, World = "small", Logs = true };
        var withBot = true;
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    return new CommandLine(options, withBot, Help: true);
                case "--no-bot":
                    // Any library may log in here, and Discord itself ignores fields that it does not know.
                    withBot = false;
                    options = options with { RefuseUnknownFields = false };
                    break;
                case "--url":
                    options = options with { Url = UrlOf(Next(args, ref i)) };
                    break;
                case "--world":
                    options = options with { World = Next(args, ref i) };
                    break;
                case "--data":
                    options = options with { DataFolder = Next(args, ref i) };
                    break;
                case "--traffic":
                    options = options with { TrafficFile = Next(args, ref i) };
                    break;
                default:
                    throw new ArgumentException($"There is no option '{args[i]}'; --help lists them.");
            }
        }
        return new CommandLine(options, withBot, Help: false);
    }

    internal static string Next(IReadOnlyList<string> args, ref int i) =>
        ++i < args.Count ? args[i] : throw new ArgumentException($"{args[i - 1]} needs a value.");

    internal static Uri UrlOf(string text) =>
        Uri.TryCreate(
            text.Replace("//localhost", "//127.0.0.1", StringComparison.OrdinalIgnoreCase), UriKind.Absolute,
            out var url)
        && url.Scheme == "http"
            ? url
            : throw new ArgumentException($"'{text}' is not an address such as http://127.0.0.1:4455.");
}
