-- Only where a community turns it on: a month, sealed, from which the next stage is offered. Never a day, never a name.

alter table communities add column stage_dates boolean not null default false;

create table member_months (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  month blob not null,
  offered text not null
);

create index member_months_member on member_months (member_id, guild_id);
create index member_months_guild on member_months (guild_id, member_id);
