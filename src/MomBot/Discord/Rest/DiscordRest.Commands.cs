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

    private static Query WithLocalizations() => new Query().With("with_localizations", "true");
}
