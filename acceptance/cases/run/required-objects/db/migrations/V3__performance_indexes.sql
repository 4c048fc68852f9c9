CREATE INDEX CONCURRENTLY "tasks_userId" ON tasks ("userId");
