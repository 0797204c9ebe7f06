-- What fails is tried less and less often, and after some tries a person decides.

alter table outcomes add column attempts bigint not null default 0;
alter table outcomes add column retry_at bigint;

alter table occurrences add column attempts bigint not null default 0;
alter table occurrences add column retry_at bigint;

create index occurrences_postponed on occurrences (retry_at) where retry_at is not null;
