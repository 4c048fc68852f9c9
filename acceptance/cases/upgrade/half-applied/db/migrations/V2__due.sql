ALTER TABLE tasks ADD COLUMN due date;
CREATE INDEX CONCURRENTLY tasks_due ON tasks (due);
ALTER TABLE tasks ADD COLUM done boolean;
