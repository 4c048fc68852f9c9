CREATE INDEX task_due ON task ("dueAt");
