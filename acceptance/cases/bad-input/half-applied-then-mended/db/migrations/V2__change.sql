CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);
ALTER TABLE tasks ADD COLUM due date;
