-- How far setting up a community has come: which stages it wants, and the steps of the newest run.

create table setup_runs (
  guild_id bigint not null primary key,
  stages text,
  press bigint not null,
  token blob,
  version bigint not null
);

create table setup_steps (
  guild_id bigint not null references setup_runs (guild_id) on delete cascade,
  kind text not null,
  key text not null,
  number bigint not null,
  name text not null,
  topic text not null,
  only_role bigint,
  state text not null,
  why text,
  primary key (guild_id, kind, key)
);
