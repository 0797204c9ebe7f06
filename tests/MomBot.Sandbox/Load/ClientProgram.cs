using System.Diagnostics;

namespace MomBot.Sandbox.Load;

/// <summary>The client under load, as a program of its own, so that its memory and CPU are its own.</summary>
internal sealed class ClientProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ClientProgram(Process process, string folder) => (_process, _folder) = (process, folder);

    public int Id => _process.Id;

    public static ClientProgram Bot(LocalDiscord discord, string? program)
    {
        var start = Start(program ?? BuiltBot());
        start.Environment["DISCORD_API_BASE"] = discord.Api.ToString();
        start.Environment["DISCORD_TOKEN"] = discord.Token;
        return Run(start);
    }

    public static ClientProgram Answerer(LocalDiscord discord, bool mute)
    {
        var start = Start(Path.Combine(AppContext.BaseDirectory, "MomBot.Sandbox.dll"));
        string[] arguments = ["answer", discord.Api.ToString(), discord.Token];
        foreach (var argument in mute ? [.. arguments, "mute"] : arguments) start.ArgumentList.Add(argument);
        return Run(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
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

    private static ProcessStartInfo Start(string program) => new("dotnet")
    {
        ArgumentList = { program },
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static ClientProgram Run(ProcessStartInfo start)
    {
        var folder = Directory.CreateTempSubdirectory("mombot-load-").FullName;
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MOMBOT_", StringComparison.Ordinal))
            .ToList())
            start.Environment.Remove(name);
        start.Environment["MOMBOT_DATA"] = folder;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ClientProgram(process, folder);
    }

    private static void Pass(string? line)
    {
        if (line is not null) Console.Error.WriteLine(line);
    }
}
