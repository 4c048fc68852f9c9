CREATE INDEX CONCURRENTLY task_title ON task (title);
