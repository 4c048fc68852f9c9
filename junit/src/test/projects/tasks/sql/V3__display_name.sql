ALTER TABLE users ADD COLUMN display_name text;
UPDATE users SET display_name = initcap(name);
ALTER TABLE users ALTER COLUMN display_name SET NOT NULL;
