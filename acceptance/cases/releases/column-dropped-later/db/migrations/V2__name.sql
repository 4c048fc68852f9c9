ALTER TABLE tasks ADD COLUMN name text;
