using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<IReadOnlyList<Channel>> ListChannelsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Get($"/guilds/{guild}/channels"), WireJson.Default.IReadOnlyListChannel, cancellationToken);

    public Task<Channel> CreateChannelAsync(
        Snowflake guild, ChannelCreate channel, string? reason, CancellationToken cancellationToken) => SendAsync(
        Post($"/guilds/{guild}/channels").With(channel, WireJson.Default.ChannelCreate) with { Reason = reason },
        WireJson.Default.Channel, cancellationToken);

    public Task<ThreadList> ListActiveThreadsAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Get($"/guilds/{guild}/threads/active"), WireJson.Default.ThreadList, cancellationToken);

    public Task<Onboarding> GetOnboardingAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Get($"/guilds/{guild}/onboarding"), WireJson.Default.Onboarding, cancellationToken);

    public Task<IReadOnlyList<Role>> ListRolesAsync(Snowflake guild, CancellationToken cancellationToken) =>
        SendAsync(Get($"/guilds/{guild}/roles"), WireJson.Default.IReadOnlyListRole, cancellationToken);

    public Task<Role> CreateRoleAsync(
        Snowflake guild, RoleChange role, string? reason, CancellationToken cancellationToken) => SendAsync(
        Post($"/guilds/{guild}/roles").With(role, WireJson.Default.RoleChange) with { Reason = reason },
        WireJson.Default.Role, cancellationToken);

    public Task<Role> ModifyRoleAsync(
        Snowflake guild, Snowflake role, RoleChange change, string? reason, CancellationToken cancellationToken) =>
        SendAsync(
            Patch($"/guilds/{guild}/roles/{role}").With(change, WireJson.Default.RoleChange) with { Reason = reason },
            WireJson.Default.Role, cancellationToken);

    public Task DeleteRoleAsync(
        Snowflake guild, Snowflake role, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Delete($"/guilds/{guild}/roles/{role}") with { Reason = reason }, cancellationToken);
}
