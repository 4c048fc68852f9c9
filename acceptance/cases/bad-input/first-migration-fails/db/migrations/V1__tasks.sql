CREATE TABLE tasks (id bigint PRIMARY KEY);
INSERT INTO tasks VALUES ('x');
