CREATE INDEX tasks_title ON task (title);
