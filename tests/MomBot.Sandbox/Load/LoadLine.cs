using System.Globalization;
using MomBot.Sandbox.Hosting;

namespace MomBot.Sandbox.Load;

/// <summary>What <c>load</c> is asked for on the command line.</summary>
public sealed record LoadLine
{
    public const string Usage = """
        Drives interactions at a client and measures its first answers; one JSON line at the end.

        dotnet run --project tests/MomBot.Sandbox -- load [options]
          --world NAME     as without load; default large:100
          --rate N         interactions a second, sent on time whether answers come or not; default 100
          --seconds N      how long; default 30, after a warm-up of --warm N seconds (default 3)
          --act KIND       read (default): commands that need no options; commit: seats taken and given back;
                           nothing: only the start is measured
          --command NAMES  only these commands, such as "village,host prompts"
          --find-max       raises the rate until p99 reaches a second or answers are lost
          --bot FILE       another MomBot.dll than the one that was built with this
          --peer FILE      drives another bot: a script for node, which says "communities are here" when it is ready
          --restarts N     the client is started, ended when it is ready, and started again N times: those count
          --per-shard N    how many communities a shard is advised to have; default 1000
          --no-bot         drives whatever client logs in; the first line says where and with which token
          --answerer       drives a client that only answers, to see what the driver itself can do
          --mute           the answerer does not answer either: all must be counted as lost
          --pid N          reports memory and CPU of this process (of the bot or answerer by itself)
          --no-limits      Discord's rate limits are off; they are until the client is ready in any case, since they
                           would hold the commands of a thousand new communities for an hour
          --url URL        page, API and gateway; default any free port
        """;

    private const int MostPerSecond = 1_000_000;
    private const int MostSeconds = 86_400;

    public Uri Url { get; init; } = new("http://127.0.0.1:0");

    public string World { get; init; } = "large:100";

    public LoadClient Client { get; init; } = LoadClient.Bot;

    /// <summary>The bot's program, when it is not the one built with this.</summary>
    public string? Program { get; init; }

    /// <summary>How many starts of a client that has run before are measured; 0: its first one is.</summary>
    public int Restarts { get; init; }

    public int PerShard { get; init; } = 1000;

    /// <summary>The answerer keeps silent.</summary>
    public bool Mute { get; init; }

    public LoadAct Act { get; init; } = LoadAct.Read;

    public string? Command { get; init; }

    public int Rate { get; init; } = 100;

    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(3);

    public bool FindMax { get; init; }

    public bool Limits { get; init; } = true;

    public int? Pid { get; init; }

    public bool Help { get; init; }

    public static LoadLine Read(IReadOnlyList<string> args)
    {
        var line = new LoadLine();
        for (var i = 0; i < args.Count; i++)
        {
            line = args[i] switch
            {
                "--help" or "-h" => line with { Help = true },
                "--no-bot" => line with { Client = LoadClient.Anyone },
                "--bot" => line with { Program = CommandLine.Next(args, ref i) },
                "--peer" => line with { Client = LoadClient.Peer, Program = CommandLine.Next(args, ref i) },
                "--restarts" => line with { Restarts = Whole(args, ref i, 0, MostPerSecond) },
                "--per-shard" => line with { PerShard = Whole(args, ref i, 1, MostPerSecond) },
                "--answerer" => line with { Client = LoadClient.Answerer },
                "--mute" => line with { Mute = true },
                "--find-max" => line with { FindMax = true },
                "--no-limits" => line with { Limits = false },
                "--url" => line with { Url = CommandLine.UrlOf(CommandLine.Next(args, ref i)) },
                "--world" => line with { World = CommandLine.Next(args, ref i) },
                "--command" => line with { Command = CommandLine.Next(args, ref i).TrimStart('/') },
                "--act" => line with { Act = ActOf(CommandLine.Next(args, ref i)) },
                "--rate" => line with { Rate = Whole(args, ref i, 1, MostPerSecond) },
                "--seconds" => line with { Length = TimeSpan.FromSeconds(Whole(args, ref i, 1, MostSeconds)) },
                "--warm" => line with { WarmUp = TimeSpan.FromSeconds(Whole(args, ref i, 0, MostSeconds)) },
                "--pid" => line with { Pid = Whole(args, ref i, 1, int.MaxValue) },
                _ => throw new ArgumentException($"load has no option '{args[i]}'; load --help lists them."),
            };
        }
        return line is { Act: LoadAct.Commit, Client: LoadClient.Answerer or LoadClient.Peer }
            ? throw new ArgumentException("The answerer keeps nothing: --act commit needs the bot.")
            : line;
    }

    private static LoadAct ActOf(string text) => text switch
    {
        "read" => LoadAct.Read,
        "commit" => LoadAct.Commit,
        "nothing" => LoadAct.Nothing,
        _ => throw new ArgumentException($"'{text}' is not one of read and commit and nothing."),
    };

    private static int Whole(IReadOnlyList<string> args, ref int i, int least, int most)
    {
        var name = args[i];
        var text = CommandLine.Next(args, ref i);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
            ? value
            : throw new ArgumentException($"{name} is a whole number from {least} to {most}, and not '{text}'.");
    }
}
