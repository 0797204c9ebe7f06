-- A request for help has dated slots, a slot has seats, and a seat has at most one active claim: the database keeps it
-- so. Claims that ended stay until the request goes. Nothing was released with the older tables, so they are replaced.

drop table help_seats;
drop table help_requests;

create table help_requests (
  id bigint not null primary key,
  guild_id bigint not null,
  asker_id bigint not null,
  friend_id bigint,
  kind text not null,
  category text not null,
  category_name text not null,
  place text not null,
  what blob,
  details blob,
  area text not null,
  area_name text not null,
  wanted text not null,
  audience text not null,
  audience_key text not null,
  quiet boolean not null,
  may_widen boolean not null,
  enough boolean not null,
  status text not null,
  follow_up boolean not null,
  note blob,
  channel_id bigint not null,
  shown boolean not null,
  card_id bigint,
  thread_id bigint,
  asked_at bigint not null,
  ends_at bigint not null,
  version bigint not null
);

create index help_requests_open on help_requests (guild_id, id) where status = 'Open';
create index help_requests_asker on help_requests (asker_id, guild_id);
create index help_requests_friend on help_requests (friend_id, guild_id) where friend_id is not null;

-- The people a family named: nobody else sees the request.
create table help_named (
  request_id bigint not null references help_requests (id) on delete cascade,
  member_id bigint not null,
  primary key (request_id, member_id)
);

create index help_named_member on help_named (member_id);

create table help_slots (
  request_id bigint not null references help_requests (id) on delete cascade,
  number bigint not null,
  date text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  seats bigint not null,
  primary key (request_id, number)
);

create table help_claims (
  request_id bigint not null references help_requests (id) on delete cascade,
  number bigint not null,
  slot bigint not null,
  seat bigint not null,
  helper_id bigint not null,
  state text not null,
  at bigint not null,
  thread_id bigint,
  dish blob,
  asked_at bigint,
  fine boolean not null,
  primary key (request_id, number)
);

create unique index help_claims_one_a_seat on help_claims (request_id, slot, seat)
  where state in ('Promised', 'Delivered');
create unique index help_claims_one_a_helper on help_claims (request_id, slot, helper_id)
  where state in ('Offered', 'Standby', 'Promised', 'Delivered');
create index help_claims_helper on help_claims (helper_id);
