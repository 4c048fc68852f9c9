CREATE TABLE task (id integer PRIMARY KEY, words varchar(80), "dueAt" timestamptz);
CREATE INDEX task_due ON task ("dueAt");
CREATE TABLE scratch (id integer);
