-- Actions due once, rules for actions that recur, and each of their occurrences.

create table scheduled_actions (
  id bigint not null primary key,
  guild_id bigint not null,
  owner_id bigint not null,
  action text not null,
  due bigint not null,
  key text unique,
  attempts bigint not null,
  error text
);

create index scheduled_actions_due on scheduled_actions (due, id);
create index scheduled_actions_owner on scheduled_actions (owner_id);

create table schedules (
  id bigint not null primary key,
  guild_id bigint not null,
  action text not null,
  day text not null,
  every_weeks bigint not null,
  anchor text not null,
  at text not null,
  zone text not null,
  is_on boolean not null,
  version bigint not null
);

create index schedules_guild on schedules (guild_id, id);

create table occurrences (
  id bigint not null primary key,
  schedule_id bigint not null references schedules (id) on delete cascade,
  local_date text not null,
  slot bigint not null,
  due bigint not null,
  state text not null,
  version bigint not null,
  unique (schedule_id, local_date, slot)
);

create index occurrences_open on occurrences (due, id) where state in ('Due', 'Taken');
