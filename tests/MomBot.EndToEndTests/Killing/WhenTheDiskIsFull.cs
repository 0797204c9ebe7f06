using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using MomBot.Data.Database;
using MomBot.Data.Pages;
using MomBot.Data.Sealing;
using MomBot.EndToEndTests.Support;

namespace MomBot.EndToEndTests.Killing;

/// <summary>
/// The bot as a process of its own on a very small disk that runs full: what was acknowledged stays, what could not be
/// saved is said, whom to call is answered, and it goes on by itself once there is room. MOMBOT_FILLS says how often.
/// </summary>
public sealed class WhenTheDiskIsFull
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(100);

    private static readonly int Fills =
        int.TryParse(Environment.GetEnvironmentVariable("MOMBOT_FILLS"), out var fills) ? fills : 2;

    private readonly Random _random = new(20_261_126);

    [SmallDiskFact]
    public async Task NothingAcknowledgedIsLost_SupportAnswers_AndItGoesOnByItself()
    {
        using var disk = SmallDisk.Mount();
        await using var communities = await ThirtyCommunities.StartAsync();
        var guild = communities.Guilds[0];
        await using var bot = BotProcess.StartBot(new Dictionary<string, string>
        {
            ["DISCORD_TOKEN"] = communities.Discord.Token,
            ["DISCORD_API_BASE"] = communities.Discord.Api.ToString(),
            ["MOMBOT_DATA"] = Path.Combine(disk.Folder, "data"),
        });
        await bot.WaitForLineAsync("is ready");
        await communities.SetUpAsync(guild);
        await UntilAsync(() => communities.KnowsItsNextCheckInAsync(guild));
        var ana = $"<@{ThirtyCommunities.MemberIdOf(guild, "Ana")}>";

        var database = Path.Combine(disk.Folder, "data", "mombot.db");

        // Full to the last byte until a press was refused: what was under way may give a page back, and that may be
        // enough for one. Then with a little room, which runs out somewhere.
        var (fills, wasRefused) = (0, false);
        for (; fills < Fills || !wasRefused; fills++)
        {
            Assert.True(fills < Fills + 20, "A full disk refused nothing.");
            var what = $"a hand with thing {fills:D3}";
            await UntilAsync(() => communities.AskAsync(guild, what));
            Seen? card = null;
            await UntilAsync(async () => (card = await CardAsync(communities, guild, what)) is not null);

            if (!wasRefused)
                await UntilAsync(() => Task.FromResult(IsLogEmptied(database)));
            disk.Fill(leaving: !wasRefused ? 0 : _random.Next(120_000));
            var pressed = await communities.PressAsync(guild, "Ana", card!, "I can help");
            var acknowledged = (int?)pressed["response"]?["type"] == 7;
            if (!acknowledged && !wasRefused)
                Assert.Contains("That didn't work", TextOf(pressed));
            wasRefused |= !acknowledged;

            var support = await communities.SupportAsync(guild, "Ana");
            Assert.Contains("If someone is in danger now", TextOf(support));

            disk.Free();
            if (!acknowledged)
            {
                await UntilAsync(async () =>
                    (int?)(await communities.PressAsync(guild, "Ana", card!, "I can help"))["response"]?["type"] == 7);
            }

            await UntilAsync(async () => (await CardAsync(communities, guild, what))?.Text.Contains(ana) is true);
        }

        // Still the same process, and every request hangs once.
        var cards = await communities.CardsAsync(guild, "help");
        Assert.All(Enumerable.Range(0, fills), fill =>
            Assert.Single(cards, card => card.Text.Contains($"a hand with thing {fill:D3}")));
        bot.Terminate();
        Assert.Equal(0, await bot.ExitAsync());
    }

    /// <summary>
    /// The database's log keeps the room it once took, and works on in it while the disk is full. Emptied, it has to
    /// grow for the next commit.
    /// </summary>
    private static bool IsLogEmptied(string database)
    {
        var folder = new DatabaseOptions(Path.GetDirectoryName(database)!);
        using var keys = KeysFile.Open(folder.KeysFile);
        var source = SealedPages.Source(database, keys.PageKey);
        using var connection = new SqliteConnection($"Data Source={source};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt32(0) == 0;
    }

    private static async Task<Seen?> CardAsync(ThirtyCommunities communities, JsonObject guild, string what) =>
        (await communities.CardsAsync(guild, "help")).FirstOrDefault(card => card.Text.Contains(what));

    private static string TextOf(JsonObject answer) => answer["response"]?["message"] is JsonObject message
        ? new Seen(message).Text
        : answer.ToJsonString();

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It did not come to be.");
            await Task.Delay(Blink, TimeProvider.System);
        }
    }
}

/// <summary>Runs where a small disk can be mounted, and is shown as skipped where not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute()
    {
        try
        {
            using var disk = SmallDisk.Mount();
        }
        catch (InvalidOperationException why)
        {
            Skip = $"No small disk can be mounted here: {why.Message}";
        }
    }
}

/// <summary>A disk of a few megabytes, in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    public static SmallDisk Mount()
    {
        var folder = Directory.CreateTempSubdirectory("mombot-disk-").FullName;
        Run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", folder);
        return new SmallDisk(folder);
    }

    /// <summary>Takes all the room there is, but for some bytes.</summary>
    public void Fill(int leaving)
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var chunk = new byte[4096];
        try
        {
            while (true)
                file.Write(chunk);
        }
        catch (IOException)
        {
            file.SetLength(Math.Max(0, file.Length - leaving));
        }
    }

    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException(said);
        }
        catch (System.ComponentModel.Win32Exception none)
        {
            throw new InvalidOperationException(none.Message);
        }
    }
}
