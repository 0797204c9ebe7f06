-- What is held ends when something newer of its key is sent, as what was never tried does.

drop index outbox_supersedes;

create index outbox_supersedes on outbox (supersedes)
where state in ('Pending', 'Parked', 'Dead') and supersedes is not null;
