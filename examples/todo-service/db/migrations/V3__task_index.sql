-- Building the index blocks no writer. The statement cannot run in a transaction; Interlock notices
-- that and keeps a journal, so that the next run resumes one that died half way.
CREATE INDEX CONCURRENTLY tasks_of_user ON tasks (user_id, created_at DESC);
