using System.Diagnostics;
using System.Globalization;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Killing;

/// <summary>The bot as a process of its own, which can be killed the hard way.</summary>
internal sealed class KillableBot : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private KillableBot(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The bot ended: " + Said));
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    public string Said
    {
        get { lock (_said) return string.Join('\n', _said); }
    }

    /// <param name="offset">People's time against the real clock.</param>
    public static KillableBot Start(LocalDiscord discord, string data, TimeSpan offset) => new(new Process
    {
        StartInfo = new ProcessStartInfo("dotnet", [Program()])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DISCORD_TOKEN"] = discord.Token,
                ["DISCORD_API_BASE"] = discord.Api.ToString(),
                ["MOMBOT_DATA"] = data,
                ["MOMBOT_TIME_OFFSET"] = offset.TotalSeconds.ToString("F3", CultureInfo.InvariantCulture),
            },
        },
    });

    public Task WhenReadyAsync() => _ready.Task.WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        _ready.Task.ContinueWith(task => task.Exception, TaskScheduler.Default); // Ended is no news now.
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    /// <summary>The bot's own output: beside the tests it would lack what only its own start brings.</summary>
    private static string Program() => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory.Replace("tests/MomBot.EndToEndTests", "src/MomBot"), "MomBot.dll"));

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        if (line.Contains("is ready", StringComparison.Ordinal))
            _ready.TrySetResult();
    }
}
