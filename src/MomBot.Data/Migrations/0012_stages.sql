-- The stages a person chose, and how far the role of each has come. No dates, no children.

create table member_stages (
  guild_id bigint not null,
  member_id bigint not null,
  stage text not null,
  role_id bigint not null,
  granted_by text not null,
  state text not null,
  chosen boolean not null,
  version bigint not null,
  primary key (guild_id, member_id, stage)
);

create index member_stages_guild on member_stages (guild_id, stage);
