-- Blocks no writer while it is built. It cannot run in a transaction; Interlock notices that and
-- keeps a journal, so that a run that dies half way is taken up again.
CREATE INDEX CONCURRENTLY tasks_of_user ON tasks (user_id, created_at DESC);
