-- no-transaction
SET search_path TO public;
CREATE INDEX CONCURRENTLY tasks_title ON tasks (title);
