-- interlock: parents=V1
CREATE TABLE tag (id bigint PRIMARY KEY);
