-- What a community has changed about the stages: their names, what was merged, split or made private; and their order.

create table stage_shapes (
  guild_id bigint not null,
  stage text not null,
  shape text not null,
  primary key (guild_id, stage)
);

alter table communities add column stage_order text not null default '';

-- brought: the stages she had chosen before they were merged into this one. asked: the new stages she was asked about.
-- since: when the role came, so that older news of it from Discord changes nothing.
alter table member_stages add column brought text not null default '';
alter table member_stages add column asked text not null default '';
alter table member_stages add column since bigint not null default 0;

-- What is to be made although something is called almost the same.
alter table setup_runs add column make_new text not null default '';
