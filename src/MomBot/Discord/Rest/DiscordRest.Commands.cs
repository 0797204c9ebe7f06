using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<IReadOnlyList<ApplicationCommand>> ListCommandsAsync(
        Snowflake application, CancellationToken cancellationToken) => SendAsync(
        Get($"/applications/{application}/commands{WithLocalizations()}"),
        WireJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    /// <summary>Makes the list the whole truth: what is not in it is gone.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application, IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken) => SendAsync(
        Put($"/applications/{application}/commands").With(commands, WireJson.Default.IReadOnlyListApplicationCommand),
        WireJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    /// <summary>Makes the list the whole truth in one guild.</summary>
    public Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake application, Snowflake guild, IReadOnlyList<ApplicationCommand> commands,
        CancellationToken cancellationToken) => SendAsync(
        Put($"/applications/{application}/guilds/{guild}/commands")
            .With(commands, WireJson.Default.IReadOnlyListApplicationCommand),
        WireJson.Default.IReadOnlyListApplicationCommand, cancellationToken);

    /// <summary>A command of that name is overwritten, so asking twice does no harm.</summary>
    public Task<ApplicationCommand> CreateCommandAsync(
        Snowflake application, Snowflake? guild, ApplicationCommand command, CancellationToken cancellationToken)
    {
        var request = guild is { } one
            ? Post($"/applications/{application}/guilds/{one}/commands")
            : Post($"/applications/{application}/commands");
        return SendAsync(
            request.With(command, WireJson.Default.ApplicationCommand) with { Repeatable = true },
            WireJson.Default.ApplicationCommand, cancellationToken);
    }

    public Task<ApplicationCommand> EditCommandAsync(
        Snowflake application, Snowflake? guild, Snowflake id, ApplicationCommand command,
        CancellationToken cancellationToken)
    {
        var request = guild is { } one
            ? Patch($"/applications/{application}/guilds/{one}/commands/{id}")
            : Patch($"/applications/{application}/commands/{id}");
        return SendAsync(
            request.With(command, WireJson.Default.ApplicationCommand),
            WireJson.Default.ApplicationCommand, cancellationToken);
    }

    public Task DeleteCommandAsync(
        Snowflake application, Snowflake? guild, Snowflake id, CancellationToken cancellationToken) => SendAsync(
        guild is { } one
            ? Delete($"/applications/{application}/guilds/{one}/commands/{id}")
            : Delete($"/applications/{application}/commands/{id}"),
        cancellationToken);

    private static Query WithLocalizations() => new Query().With("with_localizations", "true");
}
