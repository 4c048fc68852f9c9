-- interlock: parents=V1
CREATE TABLE a (id int);
