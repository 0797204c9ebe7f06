-- What a moderator did stays written: nothing of the log is ever changed or deleted.

create trigger moderation_log_is_not_changed before update on moderation_log
begin
  select raise(abort, 'An entry of the moderators'' log is never changed.');
end;

create trigger moderation_log_is_not_deleted before delete on moderation_log
begin
  select raise(abort, 'An entry of the moderators'' log is never deleted.');
end;
