-- Where an admin was in the setup, and what of it the community does without.

alter table setup_runs add column page text;
alter table setup_runs add column left_out text;

-- What is being taken back: its number in Discord.
alter table setup_steps add column target bigint;
