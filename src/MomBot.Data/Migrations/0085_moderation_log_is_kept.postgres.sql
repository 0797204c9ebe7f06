-- What a moderator did stays written: nothing of the log is ever changed, and it is deleted with its whole community alone.

create function moderation_log_is_kept() returns trigger language plpgsql as $kept$
begin
  if tg_op = 'DELETE' and exists (
    select 1 from communities c where c.guild_id = old.guild_id and c.sent_away) then
    return old;
  end if;
  raise exception 'An entry of the moderators'' log is never changed or deleted.';
end
$kept$;

create trigger moderation_log_is_kept before update or delete on moderation_log
  for each row execute function moderation_log_is_kept();

create trigger moderation_log_is_kept_altogether before truncate on moderation_log
  for each statement execute function moderation_log_is_kept();
