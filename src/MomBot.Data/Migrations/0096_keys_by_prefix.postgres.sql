-- Keys are compared byte by byte, as SQLite does anyway, so that their index finds all that begin with a prefix.

alter table scheduled_actions alter column key type text collate "C";
