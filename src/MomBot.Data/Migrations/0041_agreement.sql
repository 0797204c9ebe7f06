-- What a community agrees on: the version in force (0: none), its own lines, and what it grows toward.

alter table communities add column agreement bigint not null default 0;

create table agreements (
  guild_id bigint not null primary key,
  safe_sleep text not null,
  sponsor text not null,
  version bigint not null
);

create table agreement_values (
  id bigint not null primary key,
  guild_id bigint not null,
  number bigint not null,
  words blob not null,
  proposer_id bigint not null
);

create index agreement_values_guild on agreement_values (guild_id, number);
create index agreement_values_proposer on agreement_values (proposer_id) where proposer_id <> 0;

create table agreement_votes (
  value_id bigint not null references agreement_values (id) on delete cascade,
  guild_id bigint not null,
  member_id bigint not null,
  yes boolean not null,
  primary key (value_id, member_id)
);

create index agreement_votes_member on agreement_votes (member_id, guild_id);
