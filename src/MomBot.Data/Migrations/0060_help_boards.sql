-- What a family keeps out of its kitchen while a meal train runs: sealed, like all it wrote.
alter table help_requests add column keep_out blob;

-- Where the private threads of a request open when its card hangs in a forum, which has none; else they open beside it.
alter table help_requests add column threads_in bigint;

-- Some channels are forums: what hangs there is a post of its own.
alter table places add column is_forum boolean not null default false;
