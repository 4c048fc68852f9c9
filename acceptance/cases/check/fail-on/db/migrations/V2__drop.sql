CREATE INDEX task_title ON task (title);
ALTER TABLE task DROP COLUMN title;
