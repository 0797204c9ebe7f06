-- What changed in a community's settings, so that it can be undone; and what the last check found.

create table settings_history (
  id bigint not null primary key,
  guild_id bigint not null,
  at bigint not null,
  path text not null,
  before text,
  after text
);

create index settings_history_guild on settings_history (guild_id, id);

create table setup_findings (
  guild_id bigint not null,
  print text not null,
  data text not null,
  primary key (guild_id, print)
);

-- A settings file that an admin has handed in and not yet used; sealed, for it may hold a community's own words.
create table settings_files (
  guild_id bigint not null primary key,
  id bigint not null,
  file blob not null
);
