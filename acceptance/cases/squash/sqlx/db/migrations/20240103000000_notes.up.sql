ALTER TABLE tasks ADD COLUMN notes text;
