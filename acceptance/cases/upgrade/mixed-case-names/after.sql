SELECT table_name, column_name FROM information_schema.columns WHERE table_name IN ('user', 'tasks') ORDER BY 1, ordinal_position;
