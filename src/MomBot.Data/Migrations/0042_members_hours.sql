-- What a member chose about when she may be reached: her own quiet hours, and a time away.

alter table members add column quiet_from text;
alter table members add column quiet_to text;
alter table members add column away_until text;
