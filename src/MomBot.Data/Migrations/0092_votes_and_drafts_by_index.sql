-- The votes of one community, and the drafts that have outlived their day, without looking through everybody's.

create index agreement_votes_guild on agreement_votes (guild_id);
create index help_drafts_at on help_drafts (at);
