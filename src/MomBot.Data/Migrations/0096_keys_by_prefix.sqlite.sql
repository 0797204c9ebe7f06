-- Keys are compared byte by byte already, so that their index finds all that begin with a prefix.

select 1;
