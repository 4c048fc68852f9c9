CREATE TABLE notes (id integer);
CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);
