using System.Diagnostics;

namespace MomBot.Sandbox.Load;

/// <summary>The client under load, as a program of its own, so that its memory and CPU are its own.</summary>
internal sealed class ClientProgram : IAsyncDisposable
{
    private const string ReadyWords = "communities are here";

    private readonly ProcessStartInfo _start;
    private readonly string _folder = Directory.CreateTempSubdirectory("mombot-load-").FullName;
    private readonly TimeProvider _time;
    private Process _process;
    private TaskCompletionSource<long> _ready = new();

    private ClientProgram(ProcessStartInfo start, TimeProvider time)
    {
        (_start, _time) = (start, time);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MOMBOT_", StringComparison.Ordinal))
            .ToList())
            start.Environment.Remove(name);
        start.Environment["MOMBOT_DATA"] = _folder;
        _process = Run();
    }

    public int Id => _process.Id;

    /// <summary>When the process was started.</summary>
    public long StartedAt { get; private set; }

    /// <summary>When it said that it is ready.</summary>
    public Task<long> Ready => _ready.Task;

    public static ClientProgram Bot(LocalDiscord discord, string? program) =>
        new(Named(Start("dotnet", program ?? BuiltBot()), discord), discord.World.Clock.Wire);

    public static ClientProgram Peer(LocalDiscord discord, string script) =>
        new(Named(Start("node", script), discord), discord.World.Clock.Wire);

    public static ClientProgram Answerer(LocalDiscord discord, bool mute)
    {
        var start = Start("dotnet", Path.Combine(AppContext.BaseDirectory, "MomBot.Sandbox.dll"));
        string[] arguments = ["answer", discord.Api.ToString(), discord.Token];
        foreach (var argument in mute ? [.. arguments, "mute"] : arguments) start.ArgumentList.Add(argument);
        return new ClientProgram(start, discord.World.Clock.Wire);
    }

    /// <summary>Starts it anew, once it has ended, on what it has kept.</summary>
    public void StartAgain()
    {
        _ready = new TaskCompletionSource<long>();
        _process = Run();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task EndAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Named(ProcessStartInfo start, LocalDiscord discord)
    {
        start.Environment["DISCORD_API_BASE"] = discord.Api.ToString();
        start.Environment["DISCORD_TOKEN"] = discord.Token;
        return start;
    }

    /// <summary>Where the bot lies as it is shipped, built in the same way as this program.</summary>
    private static string BuiltBot()
    {
        var ours = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var root = ours;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "MomBot.sln"))) root = root.Parent;
        var found = root is null
            ? null
            : Path.Combine(root.FullName, "src/MomBot/bin", ours.Parent!.Name, ours.Name, "MomBot.dll");
        return File.Exists(found)
            ? found
            : throw new ArgumentException("The bot is not built beside this program: say where with --bot FILE.");
    }

    private static ProcessStartInfo Start(string runner, string program) => new(runner)
    {
        ArgumentList = { program },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private Process Run()
    {
        StartedAt = _time.GetTimestamp();
        var process = Process.Start(_start)!;
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Pass(string? line)
    {
        if (line is null) return;
        if (line.Contains(ReadyWords, StringComparison.Ordinal)) _ready.TrySetResult(_time.GetTimestamp());
        Console.Error.WriteLine(line);
    }
}
