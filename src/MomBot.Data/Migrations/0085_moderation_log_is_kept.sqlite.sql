-- What a moderator did stays written: nothing of the log is ever changed, and it is deleted with its whole community alone.

create trigger moderation_log_is_not_changed before update on moderation_log
begin
  select raise(abort, 'An entry of the moderators'' log is never changed.');
end;

create trigger moderation_log_is_not_deleted before delete on moderation_log
when not exists (select 1 from communities c where c.guild_id = old.guild_id and c.sent_away)
begin
  select raise(abort, 'An entry of the moderators'' log is never deleted.');
end;
