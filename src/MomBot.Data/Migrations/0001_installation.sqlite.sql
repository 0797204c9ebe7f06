-- What the first start wrote, and which causes were already dealt with.

create table installation (
  name text not null primary key,
  value text not null
);

create table inbox (
  kind text not null,
  id bigint not null,
  at bigint not null,
  primary key (kind, id)
);

create index inbox_at on inbox (at);
