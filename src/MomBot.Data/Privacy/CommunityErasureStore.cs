using System.Collections.Immutable;
using MomBot.Data.Database;
using NodaTime;

namespace MomBot.Data.Privacy;

/// <summary>
/// Forgets a whole community: the keys of everybody in it first, so that what was written is gone in every copy; then
/// its rows. What hangs on a row goes with it.
/// </summary>
public sealed class CommunityErasureStore(Connections connections)
{
    /// <summary>In an order in which nothing is left hanging. The community itself is last: by its row the books of
    /// the co-op know that they may go.</summary>
    private static readonly ImmutableArray<string> Tables =
    [
        "care_entries", "care_sits", "care_accounts", "care_coops",
        "check_in_nods", "check_in_answers", "check_in_rounds", "check_in_schedules", "check_in_holds",
        "check_in_links", "check_in_prompts",
        "agreement_votes", "agreement_values", "agreements",
        "cohort_members", "cohorts",
        "help_pings", "help_drafts", "help_profiles", "help_areas", "help_categories", "help_doors", "help_requests",
        "hands_lent",
        "do_not_match", "facilitators", "member_circumstances", "member_months", "member_stages",
        "stage_shapes", "stage_volunteers", "stage_asks",
        "reports", "restrictions", "moderation_log", "support_lines", "support_settings",
        "setup_steps", "setup_runs", "setup_findings", "settings_files", "settings_history", "command_prints",
        "paused_roles", "notes", "members", "erasures",
        "schedules", "scheduled_actions", "outcomes", "outbox", "events",
        "places", "feature_switches", "communities",
    ];

    public async Task ForgetAsync(GuildId guild, Instant now, CancellationToken cancellationToken)
    {
        connections.Installation.Keys.ForgetAll(guild, now);
        await connections.WriteAsync(async unit =>
        {
            foreach (var table in Tables)
                await unit.ExecuteAsync($"delete from {table} where guild_id = @guild", new { guild })
                    .ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        await connections.TidyAsync(cancellationToken).ConfigureAwait(false);
    }
}
