ALTER TABLE tasks ALTER COLUMN title TYPE integer;
