-- An entry of the co-op is never deleted, but with its whole community, when that has sent the bot away for good.

drop trigger care_entries_are_not_deleted;

create trigger care_entries_are_not_deleted before delete on care_entries
when not exists (select 1 from communities c where c.guild_id = old.guild_id and c.sent_away)
begin
  select raise(abort, 'An entry of the co-op is never deleted: a correction is a new entry.');
end;
