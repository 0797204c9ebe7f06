-- What a family ticked about what it asks for, one a line: sealed, like all it said.
alter table help_requests add column facts blob;
