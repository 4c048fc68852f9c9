CREATE TABLE task (id bigint PRIMARY KEY);
CREATE TABLE task (id bigint);
