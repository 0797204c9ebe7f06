-- The two stores every feature may read: how a community is set up, and what a member chose.

create table communities (
  guild_id bigint not null primary key,
  zone text not null,
  zone_chosen boolean not null,
  language text not null,
  version bigint not null
);

create table places (
  guild_id bigint not null references communities (guild_id) on delete cascade,
  kind text not null,
  key text not null,
  discord_id bigint not null,
  ours boolean not null,
  name text not null,
  primary key (guild_id, kind, key)
);

create table members (
  guild_id bigint not null,
  member_id bigint not null,
  zone text,
  language text,
  dm_yes boolean not null,
  paused boolean not null,
  version bigint not null,
  primary key (guild_id, member_id)
);

create index members_member on members (member_id);
