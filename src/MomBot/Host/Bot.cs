using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MomBot.Config;
using MomBot.Data.Database;
using NodaTime;
using NodaTime.Extensions;

namespace MomBot.Host;

/// <summary>
/// Builds the bot: reads its words, opens its database, puts it together. What is wrong is one plain sentence.
/// </summary>
public static class Bot
{
    /// <summary>Ready to be run. Dispose the answer to give the data folder back.</summary>
    /// <exception cref="StartException">Something is missing or wrong; the message says what to do.</exception>
    public static async Task<BuiltBot> BuildAsync(
        BotOptions options, PeoplesTime people, TimeProvider wire, CancellationToken cancellationToken)
    {
        try
        {
            var config = ConfigFolder.Load(options.ConfigFolder);
            var connections = await Connections.OpenAsync(
                new DatabaseOptions(options.DataFolder, options.Postgres) { MasterKey = options.MasterKey },
                people.ToClock(),
                cancellationToken).ConfigureAwait(false);
            var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
            {
                DisableDefaults = true,
                ContentRootPath = AppContext.BaseDirectory,
            });
            builder.Logging.AddMomBotLogging();
            builder.Services.AddMomBot(options, config, connections, people, wire);
            return new BuiltBot(builder.Build(), connections);
        }
        catch (Exception error) when (error is ConfigException or DataException)
        {
            throw new StartException(error.Message);
        }
    }
}

/// <summary>A bot that is put together, and the database it holds.</summary>
public sealed record BuiltBot(IHost Host, Connections Connections) : IAsyncDisposable
{
    /// <summary>Runs until it is asked to stop, or must; the answer is the exit code. The last line says why.</summary>
    public async Task<int> RunAsync(TextWriter lastWords)
    {
        var verdict = Host.Services.GetRequiredService<Verdict>();
        var parts = Host.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
        await Host.RunAsync().ConfigureAwait(false);
        if (verdict.Reason is { } reason)
        {
            await lastWords.WriteLineAsync(reason).ConfigureAwait(false);
            return verdict.Code;
        }

        return parts.Any(part => part.ExecuteTask is { IsFaulted: true }) ? ExitCode.Broken : 0;
    }

    public async ValueTask DisposeAsync()
    {
        if (Host is IAsyncDisposable disposable)
            await disposable.DisposeAsync().ConfigureAwait(false);
        await Connections.DisposeAsync().ConfigureAwait(false);
    }
}
