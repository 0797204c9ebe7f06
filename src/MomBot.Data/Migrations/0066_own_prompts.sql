-- Questions a community has of its own, suggested ones too; and pages to read on, by theme.

create table check_in_prompts (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  key text not null,
  depth bigint not null,
  adult_life boolean not null,
  light boolean not null,
  tags text not null,
  stages text not null,
  words blob not null,
  status text not null,
  at bigint not null,
  version bigint not null
);

create unique index check_in_prompts_key on check_in_prompts (guild_id, key);

create table check_in_links (
  guild_id bigint not null,
  theme text not null,
  link text not null,
  primary key (guild_id, theme)
);
