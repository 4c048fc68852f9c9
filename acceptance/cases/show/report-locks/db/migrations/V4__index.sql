CREATE INDEX CONCURRENTLY note_task ON note (task);
