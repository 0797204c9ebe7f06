-- The roles that were taken off when somebody paused, so that they can be given back. Not why, and not when.

create table paused_roles (
  guild_id bigint not null,
  member_id bigint not null,
  role_id bigint not null,
  primary key (guild_id, member_id, role_id)
);
