-- interlock: parents=V2
CREATE TABLE b (id int);
