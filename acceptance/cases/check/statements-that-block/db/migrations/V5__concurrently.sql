CREATE INDEX CONCURRENTLY task_owner ON task (owner);
