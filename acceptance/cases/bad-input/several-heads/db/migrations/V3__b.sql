-- interlock: parents=V1
CREATE TABLE b (id int);
