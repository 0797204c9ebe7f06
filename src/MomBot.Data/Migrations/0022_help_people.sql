-- How people like to help, what they were told of, what they have begun to write; and how a community runs its help.

create table help_profiles (
  guild_id bigint not null,
  member_id bigint not null,
  since bigint,
  area text not null,
  categories text not null,
  pings_area boolean not null,
  monthly_limit bigint not null,
  listener text not null,
  version bigint not null,
  primary key (guild_id, member_id)
);

create table help_pings (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  request_id bigint not null,
  at bigint not null
);

create unique index help_pings_once on help_pings (member_id, request_id);
create index help_pings_member on help_pings (guild_id, member_id, at);

create table help_drafts (
  guild_id bigint not null,
  member_id bigint not null,
  request_id bigint not null,
  words blob not null,
  at bigint not null,
  primary key (guild_id, member_id, request_id)
);

create table help_areas (
  guild_id bigint not null,
  key text not null,
  name text not null,
  position bigint not null,
  primary key (guild_id, key)
);

create table help_categories (
  guild_id bigint not null,
  key text not null,
  enabled boolean not null,
  name text not null,
  primary key (guild_id, key)
);
