using System.Globalization;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MomBot.Data;
using MomBot.Data.Database;
using MomBot.Data.Events;
using MomBot.Data.Outbox;
using MomBot.Dispatch;
using MomBot.Host;
using MomBot.Interactions;
using MomBot.Tests.Config;
using MomBot.Tests.Features.HelpRequests;
using MomBot.Tests.Support;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Tests.Features.Privacy;

/// <summary>The whole bot on its own database, without hosted services: a test turns its wheels by hand.</summary>
internal sealed class VillageDatabase : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mombot-").FullName;
    private readonly PeoplesTime _people =
        PeoplesTime.Frozen(TimeProvider.System, new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero));

    private Footsteps? _footsteps;
    private Connections _connections = null!;
    private ServiceProvider _services = null!;
    private long _made = 9_000_000;
    private Pacing? _pacing;

    /// <summary>Hears of everything that Discord was asked to do.</summary>
    public Action<OutboxRow>? Sent { get; set; }

    public Instant Now => _people.ToClock().GetCurrentInstant();

    /// <param name="footsteps">Notes the reads and commits of each walk; none: nobody looks.</param>
    public static async Task<VillageDatabase> OpenAsync(Footsteps? footsteps = null)
    {
        var village = new VillageDatabase { _footsteps = footsteps };
        await village.StartAsync();
        return village;
    }

    /// <summary>Another one, as this one is now, whose first life goes by a pacing.</summary>
    public static async Task<VillageDatabase> OpenAsync(VillageDatabase other, Pacing pacing)
    {
        var village = new VillageDatabase { _made = other._made, _pacing = pacing };
        foreach (var file in Directory.EnumerateFiles(other._folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("bot.lock" or "mombot.db-shm")))
        {
            var copy = Path.Combine(village._folder, Path.GetRelativePath(other._folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var to = new FileStream(copy, FileMode.Create);
            await from.CopyToAsync(to);
        }

        village._people.MoveTo(other.Now.ToDateTimeOffset());
        await village.StartAsync();
        return village;
    }

    public DatabaseOptions Options => new(_folder) { Pacing = _footsteps ?? _pacing };

    /// <summary>What a crash and a new start leave: what was saved, and nothing of what was in memory.</summary>
    public async Task RestartAsync()
    {
        _pacing = null;
        await _services.DisposeAsync();
        await _connections.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Something happens that nobody pressed.</summary>
    public async Task HappensAsync(DomainEvent happened)
    {
        await _connections.WriteAsync(unit => unit.SaveAsync(happened), default);
        await SettleAsync();
    }

    /// <summary>What a feature would give her of hers.</summary>
    public async Task<string> ExportAsync(string feature, GuildId guild, MemberId who)
    {
        var memory = Get<ActionRouter>().Features.SelectMany(each => each.Memories)
            .Single(each => each.Feature == feature);
        return string.Join(
            '\n',
            (await memory.Export(guild, who, default)).Select(line => Get<TextRenderer>().OnPaper(line, "en")));
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Somebody presses, types or chooses; answered by whichever feature declares it.</summary>
    public async Task PressAsync(BotAction action, GuildId guild, MemberId who, params RoleId[] roles)
    {
        var route = Assert.IsType<ActionRoute.Answers>(Get<ActionRouter>().RouteOf(action));
        await route.Answer(action, Context(guild, who, roles), default);
        await SettleAsync();
    }

    /// <summary>What is answered to it.</summary>
    public Task<Response> AnswerAsync(BotAction action, GuildId guild, MemberId who) =>
        Assert.IsType<ActionRoute.Answers>(Get<ActionRouter>().RouteOf(action))
            .Answer(action, Context(guild, who, []), default);

    /// <summary>One bit of a table, and of each of its indexes, turns over on the disk.</summary>
    public async Task DamageAsync(string table)
    {
        const int page = 4096;
        var pages = (await _connections.ReadAsync(
            connection => connection.QueryAsync<long>(
                "select rootpage from sqlite_master where tbl_name = @table and rootpage > 0", new { table }), default))
            .AsList();
        await RestartAsync(); // All of it lies in the file now, and nothing in memory.
        await using var file = new FileStream(
            Options.DatabaseFile, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        foreach (var at in pages)
        {
            file.Position = (at * page) - (page / 2);
            var turned = file.ReadByte() ^ 1;
            file.Position--;
            file.WriteByte((byte)turned);
        }
    }

    /// <summary>Somebody presses, and what she reads is given back with every step on the way to it.</summary>
    public async Task<string> WalkAsync(BotAction action, GuildId guild, MemberId who)
    {
        var route = Assert.IsType<ActionRoute.Answers>(Get<ActionRouter>().RouteOf(action));
        _footsteps!.Take();
        var answer = await route.Answer(action, Context(guild, who, []), default);
        var steps = _footsteps.Take();
        await SettleAsync();
        return answer switch
        {
            Response.EphemeralMessage(var card) => $"{CardPicture.Of(card)}\n{steps}",
            Response.Updated(var card, var whisper) =>
                $"{CardPicture.Of(card)}\n{(whisper is null ? "" : CardPicture.Of(whisper))}\n{steps}",
            _ => throw new InvalidOperationException($"{answer.GetType().Name} is nothing to read."),
        };
    }

    /// <summary>All events are told, Discord does everything it is asked to, and outcomes are heard.</summary>
    public async Task SettleAsync()
    {
        var outbox = Get<OutboxStore>();
        bool moved;
        do
        {
            moved = await Get<EventPump>().StepAsync(default);
            var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
            foreach (var row in await outbox.DueAsync(now, 100, default))
            {
                await outbox.BeginAsync(row.Id, now, default);
                Sent?.Invoke(row);
                await outbox.FinishAsync(row.Id, OutboxState.Sent, ++_made, null, now, default);
                moved = true;
            }
        }
        while (moved);
    }

    /// <summary>The clock says this now, right or wrong; nothing is done about it.</summary>
    public void SetClock(Instant now) => _people.MoveTo(now.ToDateTimeOffset());

    /// <summary>What is due by the clock is taken, told and done.</summary>
    public async Task SweepAsync()
    {
        await Get<Sweep>().RunAsync(Now, default);
        await SettleAsync();
    }

    public async Task AdvanceAsync(Duration by)
    {
        var end = Now + by;
        while (await Get<Sweep>().NextDueAsync(default) is { } due && due <= end)
        {
            _people.MoveTo(Instant.Max(due, Now).ToDateTimeOffset());
            await Get<Sweep>().RunAsync(Now, default);
            await SettleAsync();
        }

        _people.MoveTo(end.ToDateTimeOffset());
    }

    /// <summary>Every table, read from the database itself.</summary>
    public async Task<IReadOnlyList<string>> TablesAsync() => (await _connections.ReadAsync(
        connection => connection.QueryAsync<string>(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"), default))
        .AsList();

    /// <summary>The columns of a table in which a person's number stands, in any form it is written in.</summary>
    public async Task<IReadOnlyList<string>> TracesOfAsync(MemberId who, string table)
    {
        var forms = new[] { who.Value.ToString(CultureInfo.InvariantCulture), Base36(who.Value) };
        var rows = await _connections.ReadAsync(
            connection => connection.QueryAsync($"select * from \"{table}\""), default);
        return
        [
            .. rows.Cast<IDictionary<string, object?>>().SelectMany(row => row)
                .Where(cell => forms.Any(
                    form => Written(cell.Value).Contains(form, StringComparison.OrdinalIgnoreCase)))
                .Select(cell => $"{table}.{cell.Key}").Distinct(),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _connections.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        _connections = await Connections.OpenAsync(Options, _people.ToClock(), default);
        var options = new BotOptions(
            "token", new Uri("http://127.0.0.1:9"), _folder, null, ShippedConfig.Path, TimeSpan.Zero);
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddMomBot(options, ShippedConfig.Load(), _connections, _people, TimeProvider.System)
            .BuildServiceProvider();
    }

    /// <summary>Rows, read from the database itself.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, object? args = null) =>
        (await _connections.ReadAsync(connection => connection.QueryAsync<T>(sql, args), default)).AsList();

    public Task<long> CountAsync(string sql) =>
        _connections.ReadAsync(connection => connection.ExecuteScalarAsync<long>(sql), default);

    private InteractionContext Context(GuildId guild, MemberId who, RoleId[] roles) => new(
        new Cause("interaction", ++_made), guild, new ChannelId(801), who, "Somebody", null, null,
        GuildPermissions.None, [.. roles], DateTimeZone.Utc, "en", null, "token");

    private static string Written(object? cell) => cell switch
    {
        null => "",
        byte[] bytes => System.Text.Encoding.Latin1.GetString(bytes),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
    };

    public static string Base36(long number)
    {
        var digits = "";
        for (; number > 0; number /= 36)
            digits = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(number % 36)] + digits;
        return digits;
    }
}
