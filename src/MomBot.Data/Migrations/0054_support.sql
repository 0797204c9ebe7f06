-- Which country's lines a community sees first, and lines of its own. Nothing about who looked.

create table support_settings (
  guild_id bigint not null primary key,
  country text not null
);

create table support_lines (
  id bigint not null primary key,
  guild_id bigint not null,
  name text not null,
  contact text not null,
  hours text not null
);

create index support_lines_guild on support_lines (guild_id, id);
