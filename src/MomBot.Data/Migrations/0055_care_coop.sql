-- The childcare co-op: who is in it, who minded whose children, and the entries that follow. An entry names accounts,
-- never people, and moves hours from one to the other inside one community: so all balances add up to nothing.

create table care_coops (
  guild_id bigint not null primary key,
  is_open boolean not null,
  starter bigint not null,
  lowest bigint not null,
  highest bigint not null,
  version bigint not null
);

create table care_accounts (
  id bigint not null primary key,
  guild_id bigint not null references care_coops (guild_id),
  member_id bigint,
  is_community boolean not null,
  state text not null,
  asks_for_ease boolean not null,
  opened_at bigint not null,
  version bigint not null,
  unique (guild_id, id),
  unique (guild_id, member_id)
);

create unique index care_accounts_community on care_accounts (guild_id) where is_community;
create index care_accounts_member on care_accounts (member_id) where member_id is not null;

create table care_sits (
  id bigint not null primary key,
  guild_id bigint not null,
  sitter bigint not null,
  family bigint not null,
  quarters bigint not null,
  children bigint not null,
  day text not null,
  said_by_sitter boolean not null,
  before_quarters bigint,
  before_children bigint,
  state text not null,
  at bigint not null,
  version bigint not null,
  unique (guild_id, id),
  check (sitter <> family),
  foreign key (guild_id, sitter) references care_accounts (guild_id, id),
  foreign key (guild_id, family) references care_accounts (guild_id, id)
);

create index care_sits_sitter on care_sits (sitter, id);
create index care_sits_family on care_sits (family, id);
create index care_sits_waiting on care_sits (guild_id, id) where state = 'Disputed';

create table care_entries (
  id bigint not null primary key,
  guild_id bigint not null,
  from_account bigint not null,
  to_account bigint not null,
  quarters bigint not null,
  kind text not null,
  sit_id bigint,
  at bigint not null,
  check (from_account <> to_account),
  check (quarters > 0),
  foreign key (guild_id, from_account) references care_accounts (guild_id, id),
  foreign key (guild_id, to_account) references care_accounts (guild_id, id),
  foreign key (guild_id, sit_id) references care_sits (guild_id, id)
);

create index care_entries_from on care_entries (from_account, id);
create index care_entries_to on care_entries (to_account, id);
create index care_entries_sit on care_entries (sit_id) where sit_id is not null;
