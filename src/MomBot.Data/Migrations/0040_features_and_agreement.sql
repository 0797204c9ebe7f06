-- Which features a community has, and which version of its agreement a member accepted (0: none yet).

create table feature_switches (
  guild_id bigint not null references communities (guild_id) on delete cascade,
  name text not null,
  is_on boolean not null,
  primary key (guild_id, name)
);

alter table members add column agreed bigint not null default 0;
