-- An action for later that a person has to decide about: it is not taken until she does.

alter table scheduled_actions add column held boolean not null default false;
