\i other.sql
CREATE TABLE a (id int);
\echo done
