-- A schedule recurs by any rule of dates, rests, and moves single dates; its occurrences say by which time zone rules.

alter table schedules add column times text not null default '';
alter table schedules add column since bigint;
update schedules set times = 'weeks ' || every_weeks || ' ' || day || ' ' || anchor || ' at ' || at;
alter table schedules drop column day;
alter table schedules drop column every_weeks;
alter table schedules drop column anchor;
alter table schedules drop column at;

alter table occurrences add column tzdb text not null default '';
