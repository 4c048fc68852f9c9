-- interlock: parents=V1
CREATE TABLE t3 (id bigint PRIMARY KEY);
