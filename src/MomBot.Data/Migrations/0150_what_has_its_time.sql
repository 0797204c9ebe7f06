-- What has its time is found by it: closed reports by their end; who was told of a request goes with the request.

create index reports_closed on reports (closed_at);
create index help_pings_request on help_pings (request_id);

delete from help_pings where not exists (select 1 from help_requests r where r.id = help_pings.request_id);
