-- What has to be sent, in the order in which it was decided, whichever lane it is of.

create index outbox_turn on outbox (priority, id, lane) where state in ('Pending', 'Sending');
