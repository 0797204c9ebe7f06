using System.Diagnostics;
using System.Text.Json.Nodes;

namespace MomBot.Benchmarks.Load;

/// <summary>The programs that measure from outside: the bot as it is shipped, the load driver, the peer.</summary>
/// <param name="Bot">The bot, published for this machine.</param>
/// <param name="Peer">The script of the peer; none: node or its packages are not here.</param>
public sealed record Programs(string Bot, string? Peer)
{
    public static async Task<Programs> PrepareAsync(string root)
    {
        var bot = Path.Combine(root, "tests/MomBot.Benchmarks/bin/bot");
        var architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture
            == System.Runtime.InteropServices.Architecture.Arm64 ? "linux-arm64" : "linux-x64";
        await DoAsync(
            root, "dotnet", "publish", "src/MomBot", "-c", "Release", "-r", architecture, "-v", "q", "-o", bot);
        return new Programs(Path.Combine(bot, "MomBot.dll"), await PeerAsync(root));
    }

    /// <summary>One run of the driver; its last line.</summary>
    public Task<JsonObject> LoadAsync(params string[] options) => DriveAsync(["--bot", Bot, .. options]);

    public Task<JsonObject> LoadPeerAsync(params string[] options) => DriveAsync(["--peer", Peer!, .. options]);

    private static async Task<JsonObject> DriveAsync(string[] options)
    {
        string[] line =
            [Path.Combine(AppContext.BaseDirectory, "MomBot.Sandbox.dll"), "load", "--per-shard", "2500", .. options];
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in line)
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonNode.Parse(said.Trim().Split('\n')[^1])!.AsObject()
            : throw new InvalidOperationException($"load {string.Join(' ', options)} failed: {await errors}");
    }

    private static async Task<string?> PeerAsync(string root)
    {
        var folder = Path.Combine(root, "tests/MomBot.Benchmarks/peer");
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules")))
                await DoAsync(folder, "npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            return Path.Combine(folder, "bot.mjs");
        }
        catch (Exception missing) when (missing is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Console.Error.WriteLine($"   No peer: {missing.Message}");
            return null;
        }
    }

    private static async Task DoAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in arguments)
            start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {said}{await errors}");
    }
}
