ALTER TABLE note ADD COLUMN tag text; UPDATE note SET tag = words WHERE id < 3;
