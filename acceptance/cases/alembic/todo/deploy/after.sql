SELECT table_name, column_name FROM information_schema.columns
WHERE table_name IN ('users', 'tasks', 'alembic_version') ORDER BY table_name, ordinal_position;
