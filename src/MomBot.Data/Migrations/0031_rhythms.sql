-- Any number of schedules of rounds; rounds of each of them; answers that can be nodded to.

create table check_in_schedules (
  id bigint not null primary key,
  guild_id bigint not null,
  channel_id bigint,
  format text not null,
  times text not null,
  zone text,
  window_hours bigint not null,
  is_on boolean not null,
  deepest bigint not null,
  without text not null,
  silent bigint not null,
  version bigint not null
);

create index check_in_schedules_guild on check_in_schedules (guild_id, id);

insert into check_in_schedules
  (id, guild_id, format, times, window_hours, is_on, deepest, without, silent, version)
select guild_id, guild_id, 'Question', 'weeks 1 ' || day || ' 2024-01-01 at ' || at, 72, is_on, 2, '', 0, version
from check_in_rhythms;

drop table check_in_rhythms;
update schedules set action = 'checkins.due:' where action = 'checkins.open';

create table check_in_rounds_of_schedules (
  id bigint not null primary key,
  guild_id bigint not null,
  rhythm_id bigint not null,
  local_date text not null,
  format text not null,
  theme text not null,
  prompt text not null,
  note text,
  deeper_theme text,
  deeper_prompt text,
  deeper_note text,
  choice text not null,
  status text not null,
  held text,
  channel_id bigint,
  message_id bigint,
  answers_in bigint,
  window_hours bigint not null,
  closes_at bigint,
  my_side boolean not null,
  answers bigint not null,
  passes bigint not null,
  version bigint not null,
  unique (rhythm_id, local_date)
);

insert into check_in_rounds_of_schedules
  (id, guild_id, rhythm_id, local_date, format, theme, prompt, note, choice, status, held, channel_id, message_id,
   answers_in, window_hours, closes_at, my_side, answers, passes, version)
select id, guild_id, guild_id, local_date, 'Question', theme, prompt, note, choice, status, held, channel_id,
  message_id, answers_in, 72, closes_at, false, answers, 0, version
from check_in_rounds;

create table check_in_answers_of_rounds (
  id bigint not null primary key,
  round_id bigint references check_in_rounds_of_schedules (id) on delete cascade,
  guild_id bigint not null,
  member_id bigint not null,
  need text,
  readers text not null,
  channel_id bigint,
  message_id bigint,
  answered_at bigint not null,
  me_too bigint not null,
  with_you bigint not null,
  heard boolean not null,
  listed boolean not null
);

insert into check_in_answers_of_rounds
  (id, round_id, guild_id, member_id, need, readers, channel_id, message_id, answered_at, me_too, with_you, heard,
   listed)
select a.id, a.round_id, a.guild_id, a.member_id, a.need, 'Everyone', r.answers_in, a.message_id, a.answered_at, 0, 0,
  false, false
from check_in_answers a join check_in_rounds r on r.id = a.round_id;

drop table check_in_answers;
drop table check_in_rounds;
alter table check_in_rounds_of_schedules rename to check_in_rounds;
alter table check_in_answers_of_rounds rename to check_in_answers;

create index check_in_rounds_guild on check_in_rounds (guild_id, local_date);
create index check_in_answers_round on check_in_answers (round_id);
create index check_in_answers_member on check_in_answers (member_id, guild_id);

-- Who nodded to an answer, so that nobody counts twice; gone with the round's closing.
create table check_in_nods (
  answer_id bigint not null references check_in_answers (id) on delete cascade,
  guild_id bigint not null,
  member_id bigint not null,
  nod text not null,
  primary key (answer_id, member_id, nod)
);

create index check_in_nods_member on check_in_nods (member_id, guild_id);

-- A hard day: what is scheduled in a channel waits for a facilitator's word until then.
create table check_in_holds (
  guild_id bigint not null,
  channel_id bigint not null,
  until bigint not null,
  primary key (guild_id, channel_id)
);
