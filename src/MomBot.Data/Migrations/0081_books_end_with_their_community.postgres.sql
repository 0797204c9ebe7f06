-- An entry of the co-op is never deleted, but with its whole community, when that has sent the bot away for good.

create or replace function care_entries_are_kept() returns trigger language plpgsql as $kept$
begin
  if tg_op = 'DELETE' and exists (
    select 1 from communities c where c.guild_id = old.guild_id and c.sent_away) then
    return old;
  end if;
  raise exception 'An entry of the co-op is never changed or deleted: a correction is a new entry.';
end
$kept$;
