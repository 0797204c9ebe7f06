using Microsoft.Extensions.Configuration;
using MomBot.Data.Backups;
using MomBot.Data.Database;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Host.Verbs;

/// <summary>What verbs share that need the database but no Discord: the bot must not be running on it.</summary>
internal static class Opened
{
    public static IClock Clock => TimeProvider.System.ToClock();

    /// <summary>Where things are kept, without asking for a token.</summary>
    public static DatabaseOptions Database(IConfiguration settings) => BotOptions.ReadDatabase(settings);

    public static BackupFolder Backups(IConfiguration settings) => new(Database(settings).BackupsFolder);

    /// <summary>Does something with the opened database; what is wrong is one plain sentence.</summary>
    public static async Task<int> WithAsync(
        IConfiguration settings, Func<Connections, Task<int>> use, CancellationToken cancellationToken)
    {
        try
        {
            var connections = await Connections.OpenAsync(Database(settings), Clock, cancellationToken)
                .ConfigureAwait(false);
            await using (connections.ConfigureAwait(false))
                return await use(connections).ConfigureAwait(false);
        }
        catch (DataException problem)
        {
            throw new StartException(problem.Message);
        }
    }
}
