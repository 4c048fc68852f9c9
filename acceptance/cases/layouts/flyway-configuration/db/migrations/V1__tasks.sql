CREATE TABLE tasks (id bigint PRIMARY KEY);
CREATE TABLE notes (id bigint PRIMARY KEY);
