-- interlock: parents=V10
CREATE TABLE a (id int);
