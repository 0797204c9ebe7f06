using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MomBot.EndToEndTests.Support;

/// <summary>A program of ours as a process of its own, started as whoever runs it would; disposing kills it.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    /// <summary>Nothing takes this long; it only keeps a broken program from holding up the tests for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const int SignalToEnd = 15;

    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _output = [];
    private readonly List<string> _errors = [];
    private readonly Task _reading;
    private TaskCompletionSource _news = NewNews();

    private BotProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, _output), ReadAsync(process.StandardError, _errors));
    }

    /// <summary>All lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => Copy(_output);

    /// <summary>All lines of standard error so far: the log, and why it ended.</summary>
    public IReadOnlyList<string> Errors => Copy(_errors);

    /// <summary>Starts the bot. Of the variables it knows it sees only these.</summary>
    public static BotProcess StartBot(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start("src/MomBot", environment, arguments);

    /// <summary>Starts the sandbox program.</summary>
    public static BotProcess StartSandbox(params string[] arguments) =>
        Start("tests/MomBot.Sandbox", new Dictionary<string, string>(), arguments);

    /// <summary>Waits until a line of either stream holds these words, and gives the line.</summary>
    public async Task<string> WaitForLineAsync(string words)
    {
        while (true)
        {
            Task news;
            lock (_lock)
            {
                var found = _errors.Concat(_output)
                    .FirstOrDefault(line => line.Contains(words, StringComparison.Ordinal));
                if (found is not null)
                    return found;
                if (_reading.IsCompleted)
                    throw new InvalidOperationException($"It ended without \"{words}\":\n{string.Join('\n', _errors)}");
                news = _news.Task;
            }

            await Task.WhenAny(news, _reading).WaitAsync(Patience);
        }
    }

    /// <summary>Asks it to end, as Ctrl-C, systemd and Docker do.</summary>
    public void Terminate() => Assert.Equal(0, Signal(_process.Id, SignalToEnd));

    /// <summary>Ends it at once, with no chance to tidy up (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until it has ended and all it said is read; its exit code.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _reading.WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private static BotProcess Start(
        string project, IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(BuiltProgram(project));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new BotProcess(Process.Start(start)!);
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("MOMBOT_", StringComparison.Ordinal)
        || variable.StartsWith("DISCORD_", StringComparison.Ordinal)
        || variable.StartsWith("OTEL_", StringComparison.Ordinal);

    /// <summary>In its own folder, where it lies as it is shipped; built in the same way as these tests.</summary>
    private static string BuiltProgram(string project)
    {
        var ours = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var root = ours;
        while (!File.Exists(Path.Combine(root.FullName, "MomBot.sln")))
            root = root.Parent ?? throw new InvalidOperationException("MomBot.sln is not above the tests.");
        return Path.Combine(
            root.FullName, project, "bin", ours.Parent!.Name, ours.Name, Path.GetFileName(project) + ".dll");
    }

    private static TaskCompletionSource NewNews() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadAsync(StreamReader reader, List<string> lines)
    {
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            lock (_lock)
            {
                lines.Add(line);
                _news.SetResult();
                _news = NewNews();
            }
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_lock)
            return [.. lines];
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}
