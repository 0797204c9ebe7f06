using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using MomBot.Data.Database;
using MomBot.Data.Tests.Support;
using Npgsql;
using Xunit.Abstractions;

namespace MomBot.Data.Tests.Pages;

/// <summary>
/// The same on a PostgreSQL of its own, made as docs/operating.md says: one bit of each page of a table turns over
/// while the server is stopped.
/// </summary>
public sealed class PostgresPagesTests(ITestOutputHelper output) : IDisposable
{
    private const int PageSize = 8192;
    private const int Rows = 150_000;

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();

    [FactWherePostgresIsInstalled]
    public async Task OfAllThatIsRead_NothingIsWrong_AndItIsKnownSinceWhen()
    {
        var server = _folder.File("server");
        Directory.CreateDirectory(server);
        Run($"chmod 711 {_folder.Path}");
        if (IsRoot)
            Run($"chown postgres {server}");
        AsPostgres("initdb", $"-D {server} -A trust -U postgres --data-checksums --no-sync");
        Start(server);
        string table;
        await using (var connections = await OpenAsync())
        {
            await connections.WriteAsync(
                unit => unit.ExecuteAsync(
                    $"insert into inbox (kind, id, at) select 'press', n, n from generate_series(1, {Rows}) n"),
                default);
            table = Path.Combine(server, (await connections.ReadAsync(
                connection => connection.QuerySingleAsync<string>("select pg_relation_filepath('inbox')"), default)));
        }

        NpgsqlConnection.ClearAllPools();
        AsPostgres("pg_ctl", $"-D {server} -m fast -w stop");
        var pages = Flip(table);
        Start(server);
        await using var damaged = await OpenAsync();
        var wrong = 0;
        for (var page = 0; page < pages; page++)
        {
            try
            {
                await damaged.ReadAsync(connection => connection.QueryAsync(
                    $"select kind, id, at from inbox where ctid >= '({page},0)' and ctid < '({page + 1},0)'"), default);
                wrong++;
            }
            catch (DataException trouble)
            {
                Assert.Contains("damaged", trouble.Message, StringComparison.Ordinal);
            }
        }

        output.WriteLine($"{pages} pages with a bit turned over, {wrong} of them read");
        Assert.True(pages > 500);
        Assert.Equal(0, wrong);
        Assert.NotNull(damaged.DamagedSince);
        Assert.False(await damaged.LookThroughAsync(default));
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(_folder.File("server")))
            AsPostgres("pg_ctl", $"-D {_folder.File("server")} -m immediate -w stop");
        _folder.Dispose();
    }

    private Task<Connections> OpenAsync() => Connections.OpenAsync(
        new DatabaseOptions(
            _folder.File("data"), $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres"),
        new FakeClock(), default);

    private void Start(string server) => AsPostgres(
        "pg_ctl",
        $"-D {server} -w -l {server}/log -o \"-p {_port} -c listen_addresses=127.0.0.1 "
        + "-c unix_socket_directories= -c fsync=off\" start");

    private static int Flip(string table)
    {
        var random = new Random(20_261_132);
        using var file = new FileStream(table, FileMode.Open, FileAccess.ReadWrite);
        var pages = (int)(file.Length / PageSize);
        for (var page = 0; page < pages; page++)
        {
            file.Position = ((long)page * PageSize) + random.Next(PageSize);
            var turned = file.ReadByte() ^ (1 << random.Next(8));
            file.Position--;
            file.WriteByte((byte)turned);
        }

        return pages;
    }

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>A server does not run as root.</summary>
    private static void AsPostgres(string program, string arguments)
    {
        var line = $"{Path.Combine(FactWherePostgresIsInstalledAttribute.Programs!, program)} {arguments}";
        Run(IsRoot ? $"su postgres -s /bin/sh -c '{line}'" : line);
    }

    private static void Run(string line)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/tmp" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"{line} >/dev/null");
        using var process = Process.Start(start)!;
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{line} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Where a server can be made; elsewhere the test is shown as skipped.</summary>
public sealed class FactWherePostgresIsInstalledAttribute : FactAttribute
{
    public FactWherePostgresIsInstalledAttribute()
    {
        if (Programs is null)
            Skip = "The programs of a PostgreSQL server are not in /usr/lib/postgresql.";
    }

    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;
}
