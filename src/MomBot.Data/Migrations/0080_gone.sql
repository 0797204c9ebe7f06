-- Whoever left may come back within thirty days: until they say what should become of it, all of theirs rests.
alter table members add column gone boolean not null default false;

-- The bot was sent away: it keeps a community's rows for thirty days, and does nothing there meanwhile.
alter table communities add column sent_away boolean not null default false;
