-- What a person has to be told and could not be, until her next press.

create table notes (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  card blob not null
);

create index notes_member on notes (member_id, guild_id);
