-- Who looks after a place says so: a line by which members know them (sealed), their rooms, and when they are away.

create table facilitators (
  guild_id bigint not null,
  member_id bigint not null,
  line blob,
  rooms text not null,
  away_until text,
  offered_to bigint,
  version bigint not null,
  primary key (guild_id, member_id)
);
