CREATE TABLE task (id integer PRIMARY KEY, words text NOT NULL, "dueAt" timestamptz);
CREATE INDEX task_due ON task ("dueAt");
