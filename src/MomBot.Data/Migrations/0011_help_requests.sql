-- Requests for help and their seats. A seat is one row with room for one helper: that is what keeps a claim unique.

create table help_requests (
  id bigint not null primary key,
  guild_id bigint not null,
  asker_id bigint not null,
  category text not null,
  category_name text not null,
  what blob,
  area blob,
  soon text not null,
  until text not null,
  status text not null,
  channel_id bigint not null,
  card_id bigint,
  asked_at bigint not null,
  version bigint not null
);

create index help_requests_open on help_requests (guild_id, id) where status = 'Open';
create index help_requests_asker on help_requests (asker_id, guild_id);

create table help_seats (
  request_id bigint not null references help_requests (id) on delete cascade,
  number bigint not null,
  helper_id bigint,
  thread_id bigint,
  claimed_at bigint,
  primary key (request_id, number)
);

create unique index help_seats_one_a_helper on help_seats (request_id, helper_id) where helper_id is not null;
create index help_seats_helper on help_seats (helper_id) where helper_id is not null;

-- The pinned door card of each help channel.
create table help_doors (
  guild_id bigint not null primary key,
  channel_id bigint not null,
  message_id bigint
);
