-- What was asked with one press are words of ours: they are said in the language of whoever reads them.
alter table help_requests add column ready boolean not null default false;
