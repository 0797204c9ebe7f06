-- Rounds: a page to read on, a poll in the thread, how many were asked and away. Schedules: how light and deep mix.

alter table check_in_rounds add column link text;
alter table check_in_rounds add column deeper_link text;
alter table check_in_rounds add column poll text;
alter table check_in_rounds add column asked bigint;
alter table check_in_rounds add column away bigint;

alter table check_in_schedules add column mix text not null default 'HalfAndHalf';
