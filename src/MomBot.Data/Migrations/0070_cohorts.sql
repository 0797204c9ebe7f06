-- People who started together. Nobody is moved by a clock, so nothing here has an end.

create table cohorts (
  id bigint not null primary key,
  guild_id bigint not null,
  kind text not null,
  name blob not null,
  cap bigint not null,
  is_open boolean not null,
  wants_room boolean not null,
  room_id bigint,
  offered_to bigint,
  since bigint not null,
  version bigint not null
);

create index cohorts_guild on cohorts (guild_id, id);

-- heard_at: when she last answered a round of check-ins. rests: she left the server, and is asked if she comes back.
create table cohort_members (
  cohort_id bigint not null references cohorts (id) on delete cascade,
  guild_id bigint not null,
  member_id bigint not null,
  heard_at bigint,
  rests boolean not null,
  primary key (cohort_id, member_id)
);

create index cohort_members_member on cohort_members (member_id, guild_id);
