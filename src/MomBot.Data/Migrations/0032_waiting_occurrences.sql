-- Which schedules have an occurrence that waits: asked every few seconds.

create index occurrences_waiting on occurrences (schedule_id) where state in ('Due', 'Taken');
