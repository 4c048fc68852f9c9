ALTER TABLE task ADD COLUMN slug text;
UPDATE task SET slug = lower(title);
UPDATE task SET slug = 'task' WHERE slug IS NULL;
