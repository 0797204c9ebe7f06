-- A private stage has no role: its room lets people in one by one. What opens it is then the room's own number.

alter table member_stages add column is_private boolean not null default false;
alter table setup_steps add column is_private boolean not null default false;
