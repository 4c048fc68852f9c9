DELETE FROM _sqlx_migrations WHERE version IN (20240101, 20240102);
CREATE INDEX tasks_by_id ON tasks (id);
