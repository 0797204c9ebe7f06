-- What was booked stays booked; a correction is a new entry.

create function care_entries_are_kept() returns trigger language plpgsql as $kept$
begin
  raise exception 'An entry of the co-op is never changed or deleted: a correction is a new entry.';
end
$kept$;

create trigger care_entries_are_kept before update or delete on care_entries
  for each row execute function care_entries_are_kept();

create trigger care_entries_are_kept_altogether before truncate on care_entries
  for each statement execute function care_entries_are_kept();
