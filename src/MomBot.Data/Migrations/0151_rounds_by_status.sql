-- Which rounds are open, held or planned is asked at every look at one's village; what is over is most of a long history.
-- The same words as in the question: SQLite takes a partial index by them alone.

create index check_in_rounds_current on check_in_rounds (guild_id, local_date) where status in ('Opening', 'Open');
create index check_in_rounds_status on check_in_rounds (guild_id, status, local_date);
