using MomBot.Discord.Wire;

namespace MomBot.Discord.Rest;

public sealed partial class DiscordRest
{
    public Task<User> GetCurrentUserAsync(CancellationToken cancellationToken) =>
        SendAsync(Get($"/users/@me"), WireJson.Default.User, cancellationToken);

    public Task<Application> GetApplicationAsync(CancellationToken cancellationToken) =>
        SendAsync(Get($"/applications/@me"), WireJson.Default.Application, cancellationToken);

    public Task<GatewayBot> GetGatewayBotAsync(CancellationToken cancellationToken) =>
        SendAsync(Get($"/gateway/bot"), WireJson.Default.GatewayBot, cancellationToken);

    public Task<Member> GetMemberAsync(Snowflake guild, Snowflake user, CancellationToken cancellationToken) =>
        SendAsync(Get($"/guilds/{guild}/members/{user}"), WireJson.Default.Member, cancellationToken);

    /// <summary>Whether there is such a member, read page by page.</summary>
    public async Task<bool> AnyMemberAsync(
        Snowflake guild, Func<Member, bool> isSo, CancellationToken cancellationToken)
    {
        for (Snowflake? after = null; ;)
        {
            var query = new Query().With("after", after).With("limit", DiscordLimits.MembersPerPage);
            var page = await SendAsync(
                Get($"/guilds/{guild}/members{query}"), WireJson.Default.IReadOnlyListMember, cancellationToken)
                .ConfigureAwait(false);
            if (page.Any(isSo))
                return true;
            if (page.Count < DiscordLimits.MembersPerPage || page[^1].User is not { } last)
                return false;
            after = last.Id;
        }
    }

    public Task AddRoleAsync(
        Snowflake guild, Snowflake user, Snowflake role, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Put($"/guilds/{guild}/members/{user}/roles/{role}") with { Reason = reason }, cancellationToken);

    public Task RemoveRoleAsync(
        Snowflake guild, Snowflake user, Snowflake role, string? reason, CancellationToken cancellationToken) =>
        SendAsync(Delete($"/guilds/{guild}/members/{user}/roles/{role}") with { Reason = reason }, cancellationToken);
}
