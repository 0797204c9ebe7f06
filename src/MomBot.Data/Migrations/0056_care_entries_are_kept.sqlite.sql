-- What was booked stays booked; a correction is a new entry.

create trigger care_entries_are_not_changed before update on care_entries
begin
  select raise(abort, 'An entry of the co-op is never changed: a correction is a new entry.');
end;

create trigger care_entries_are_not_deleted before delete on care_entries
begin
  select raise(abort, 'An entry of the co-op is never deleted: a correction is a new entry.');
end;
