-- The weekly round: when it comes, what was asked, and who answered where. Never what was answered, never who passed.

create table check_in_rhythms (
  guild_id bigint not null primary key,
  day text not null,
  at text not null,
  is_on boolean not null,
  version bigint not null
);

create table check_in_rounds (
  id bigint not null primary key,
  guild_id bigint not null,
  local_date text not null,
  theme text not null,
  prompt text not null,
  note text,
  choice text not null,
  status text not null,
  held text,
  channel_id bigint,
  message_id bigint,
  answers_in bigint,
  closes_at bigint,
  answers bigint not null,
  version bigint not null,
  unique (guild_id, local_date)
);

create table check_in_answers (
  id bigint not null primary key,
  round_id bigint not null references check_in_rounds (id) on delete cascade,
  guild_id bigint not null,
  member_id bigint not null,
  need text,
  message_id bigint,
  answered_at bigint not null
);

create index check_in_answers_round on check_in_answers (round_id);
create index check_in_answers_member on check_in_answers (member_id, guild_id);
