CREATE TABLE notes (id integer PRIMARY KEY, task_id integer REFERENCES tasks (id));
