-- Who may be asked by somebody one stage behind, and when that was last, so that nobody is asked too often.
create table stage_volunteers (
  guild_id bigint not null,
  member_id bigint not null,
  asked_at bigint,
  asked_before bigint,
  primary key (guild_id, member_id)
);

create index stage_volunteers_member on stage_volunteers (member_id, guild_id);

-- A question on its way, sealed for whoever asks; gone once the two have met, or nobody could answer.
create table stage_asks (
  id bigint not null primary key,
  guild_id bigint not null,
  member_id bigint not null,
  stage text not null,
  words blob not null,
  asked_id bigint not null,
  tried bigint not null,
  at bigint not null
);

create index stage_asks_member on stage_asks (member_id, guild_id);
create index stage_asks_asked on stage_asks (asked_id, guild_id);
