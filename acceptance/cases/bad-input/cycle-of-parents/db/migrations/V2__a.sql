-- interlock: parents=V3
CREATE TABLE a (id int);
