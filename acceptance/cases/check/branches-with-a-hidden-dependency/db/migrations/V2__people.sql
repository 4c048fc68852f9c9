-- interlock: parents=V1
CREATE TABLE person (id integer PRIMARY KEY);
