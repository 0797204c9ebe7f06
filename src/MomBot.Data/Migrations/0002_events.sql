-- What happened, until it is told; what has to be sent, until it is; how it went, until it is heard.

create table events (
  id bigint not null primary key,
  guild_id bigint not null,
  owner_id bigint not null,
  family text not null,
  payload blob,
  at bigint not null,
  told_at bigint,
  error text
);

create index events_untold on events (id) where told_at is null and error is null;
create index events_told_at on events (told_at) where told_at is not null;
create index events_owner on events (owner_id);

create table outbox (
  id bigint not null primary key,
  guild_id bigint not null,
  owner_id bigint not null,
  kind text not null,
  lane text not null,
  payload blob,
  sensitive boolean not null,
  nonce text not null,
  marker bigint not null,
  state text not null,
  priority bigint not null,
  supersedes text,
  then_action text,
  not_before bigint not null,
  expires_at bigint,
  first_attempt_at bigint,
  attempts bigint not null,
  message_id bigint,
  error text,
  finished_at bigint
);

create index outbox_open on outbox (lane, priority, id) where state in ('Pending', 'Sending');
create index outbox_supersedes on outbox (supersedes) where state = 'Pending' and supersedes is not null;
create index outbox_held on outbox (guild_id, id) where state in ('Parked', 'Dead');
create index outbox_message on outbox (message_id) where message_id is not null;
create index outbox_finished on outbox (finished_at) where finished_at is not null;
create index outbox_owner on outbox (owner_id);

create table outcomes (
  id bigint not null primary key,
  guild_id bigint not null,
  owner_id bigint not null,
  then_action text not null,
  state text not null,
  result_id bigint,
  error text,
  heard_at bigint
);

create index outcomes_unheard on outcomes (id) where heard_at is null;
create index outcomes_owner on outcomes (owner_id);
