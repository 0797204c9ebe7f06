-- What commands each community was given, as a print: after a restart only those that differ are sent again.

create table command_prints (
  guild_id bigint not null primary key,
  print text not null
);
