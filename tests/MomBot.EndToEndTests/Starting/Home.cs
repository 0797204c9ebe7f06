using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MomBot.EndToEndTests.Support;
using MomBot.Sandbox;

namespace MomBot.EndToEndTests.Starting;

/// <summary>A machine on which someone starts the bot: its own folder, and an address where nobody listens.</summary>
public sealed partial class Home : IDisposable
{
    private readonly Socket _nobody = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public Home()
    {
        // Bound but never listening: whoever connects is refused, and nobody else can take the port meanwhile.
        _nobody.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mombot-start-").FullName;

    public string DataFolder => Path.Combine(Folder, "data");

    public string DeadPort => ((IPEndPoint)_nobody.LocalEndPoint!).Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where no Discord is.</summary>
    public string NoDiscord => $"http://127.0.0.1:{DeadPort}/api";

    /// <summary>What a right start needs; without a Discord its address is dead.</summary>
    public Dictionary<string, string> Settings(LocalDiscord? discord = null) => new()
    {
        ["DISCORD_TOKEN"] = discord?.Token ?? "some.token",
        ["DISCORD_API_BASE"] = discord?.Api.ToString() ?? NoDiscord,
        ["MOMBOT_DATA"] = DataFolder,
    };

    /// <summary>Starts the bot, which must refuse; the one sentence it says about it.</summary>
    public static Task<string> RefusalAsync(Dictionary<string, string> settings, params string[] arguments) =>
        RefusalAsync(BotProcess.StartBot(settings, arguments), 78);

    /// <summary>The same where starting it again may help by itself.</summary>
    public static Task<string> TroubleAsync(Dictionary<string, string> settings) =>
        RefusalAsync(BotProcess.StartBot(settings), 70);

    /// <summary>The same for the sandbox program.</summary>
    public static Task<string> SandboxRefusalAsync(params string[] arguments) =>
        RefusalAsync(BotProcess.StartSandbox(arguments), 1);

    public void Dispose()
    {
        _nobody.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> RefusalAsync(BotProcess started, int exitCode)
    {
        await using var program = started;
        var ended = await program.ExitAsync();
        var whole = string.Join('\n', program.Errors);

        Assert.True(ended == exitCode, $"It ended with {ended}:\n{whole}");
        Assert.Empty(program.Output);
        var said = Assert.Single(program.Errors, line => !LogLine().IsMatch(line));
        Assert.Equal(program.Errors[^1], said);
        Assert.DoesNotContain("Exception", whole);
        return said;
    }

    /// <summary>The log up to warnings, such as another attempt; an error there would have a stack trace.</summary>
    [GeneratedRegex(@"^\d\d:\d\d:\d\d (info|warn): ")]
    private static partial Regex LogLine();
}
