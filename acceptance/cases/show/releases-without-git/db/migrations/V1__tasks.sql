CREATE TABLE tasks (id integer);
