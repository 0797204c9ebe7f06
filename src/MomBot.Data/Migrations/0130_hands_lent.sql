-- How often somebody helped somebody in a year: a number of the community, and nothing about who. Requests themselves
-- are gone ten days after they end.

create table hands_lent (
  guild_id bigint not null,
  year bigint not null,
  hands bigint not null,
  primary key (guild_id, year)
);
