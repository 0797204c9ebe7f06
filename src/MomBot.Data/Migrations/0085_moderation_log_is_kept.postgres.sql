-- What a moderator did stays written: nothing of the log is ever changed or deleted.

create function moderation_log_is_kept() returns trigger language plpgsql as $kept$
begin
  raise exception 'An entry of the moderators'' log is never changed or deleted.';
end
$kept$;

create trigger moderation_log_is_kept before update or delete on moderation_log
  for each row execute function moderation_log_is_kept();

create trigger moderation_log_is_kept_altogether before truncate on moderation_log
  for each statement execute function moderation_log_is_kept();
