using System.Collections.Immutable;
using Dapper;
using MomBot.Data.Database;

namespace MomBot.Data.Members;

/// <summary>
/// Of whom something stands in a community's rows that goes when they leave: so that those who left while the bot was
/// away can be found. Whose forgetting waits already is not among them.
/// </summary>
public sealed class KnownPeople(Connections connections)
{
    public async Task<ImmutableArray<MemberId>> InAsync(GuildId guild, CancellationToken cancellationToken)
    {
        var people = await connections.ReadAsync(connection => connection.QueryAsync<MemberId>("""
            select member_id from members where guild_id = @guild
            union select asker_id from help_requests where guild_id = @guild
            union select c.helper_id from help_claims c join help_requests r on r.id = c.request_id
              where r.guild_id = @guild
            union select member_id from member_stages where guild_id = @guild
            union select member_id from check_in_answers where guild_id = @guild
            union select member_id from care_accounts where guild_id = @guild and member_id is not null
            union select member_id from facilitators where guild_id = @guild
            union select m.member_id from cohort_members m where m.guild_id = @guild
            union select member_id from member_circumstances where guild_id = @guild
            union select member_id from stage_volunteers where guild_id = @guild
            union select member_id from stage_asks where guild_id = @guild
            """, new { guild }), cancellationToken).ConfigureAwait(false);
        var left = (await connections.ReadAsync(connection => connection.QueryAsync<string>(
            "select key from scheduled_actions where key >= @from and key < @to",
            new { from = MemberEvent.LeaversKey(guild), to = MemberEvent.LeaversKey(guild) + '\uffff' }),
            cancellationToken).ConfigureAwait(false)).ToHashSet();
        return [.. people.Where(who => !left.Contains(MemberEvent.LeaverKey(guild, who)))];
    }
}
