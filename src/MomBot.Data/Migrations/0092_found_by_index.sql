-- What a community has of these is found without looking through what all others have.

create index help_requests_guild on help_requests (guild_id, id);
create index help_drafts_at on help_drafts (at);
create index agreement_votes_guild on agreement_votes (guild_id);
