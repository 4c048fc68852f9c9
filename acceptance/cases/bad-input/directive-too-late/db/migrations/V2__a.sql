CREATE TABLE a (id int);
-- interlock: parents=V1
