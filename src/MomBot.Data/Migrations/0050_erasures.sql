-- Who asked to be forgotten, and how far that has come. A row goes when nothing is left to forget.

create table erasures (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  part text,
  state text not null,
  asked_at bigint not null
);

create index erasures_member on erasures (member_id, guild_id);
