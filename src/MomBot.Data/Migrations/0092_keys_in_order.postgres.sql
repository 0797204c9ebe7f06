-- Keys are found by how they begin, which an index can do only when they lie in the order of their bytes.

alter table scheduled_actions alter column key type text collate "C";
