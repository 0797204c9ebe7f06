-- What was reported, who is kept from a part of the bot and why, and what moderators did.

create table reports (
  id bigint not null primary key,
  guild_id bigint not null,
  reporter_id bigint not null,
  channel_id bigint not null,
  message_id bigint not null,
  words blob,
  state text not null,
  taken_by bigint,
  reported_at bigint not null,
  closed_at bigint,
  version bigint not null
);

create index reports_open on reports (guild_id, id) where state <> 'Closed';
create index reports_reporter on reports (reporter_id, guild_id);

create table restrictions (
  guild_id bigint not null,
  member_id bigint not null,
  feature text not null,
  reason blob not null,
  since bigint not null,
  primary key (guild_id, member_id, feature)
);

-- Each entry carries the hash of the one before. Whom it is about is sealed with her key, and unreadable without it.
create table moderation_log (
  guild_id bigint not null,
  number bigint not null,
  act text not null,
  actor blob not null,
  subject blob,
  at bigint not null,
  hash text not null,
  primary key (guild_id, number)
);
