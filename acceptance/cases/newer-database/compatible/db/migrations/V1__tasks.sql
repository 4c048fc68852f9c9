CREATE TABLE task (id integer PRIMARY KEY, words text NOT NULL, "dueAt" timestamptz);
