-- Where a new channel stands is decided with its name, in the community's language.

alter table setup_steps add column category text;
