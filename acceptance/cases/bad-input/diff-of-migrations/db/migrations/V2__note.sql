-- interlock: parents=V1
CREATE TABLE note (id bigint PRIMARY KEY);
