-- Who a cohort is for: a key of what people may have in common; empty: everybody here.
alter table cohorts add column for_whom text not null default '';

-- What somebody said is true of them, sealed for them alone. No role, no list of people comes of it.
create table member_circumstances (
  guild_id bigint not null,
  member_id bigint not null,
  tags blob not null,
  primary key (guild_id, member_id)
);

create index member_circumstances_member on member_circumstances (member_id, guild_id);
