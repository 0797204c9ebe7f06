-- Who would rather not meet whom. It holds both ways, and nobody is told.

create table do_not_match (
  guild_id bigint not null,
  member_id bigint not null,
  other_id bigint not null,
  print text not null,
  at bigint not null,
  primary key (guild_id, member_id, other_id, print)
);

create index do_not_match_other on do_not_match (guild_id, other_id);
create index do_not_match_print on do_not_match (guild_id, print) where print <> '';
