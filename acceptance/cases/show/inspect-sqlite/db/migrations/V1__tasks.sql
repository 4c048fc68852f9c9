CREATE TABLE tasks (id integer PRIMARY KEY AUTOINCREMENT, title text NOT NULL CHECK (title <> ''), "dueAt" text COLLATE nocase);
CREATE INDEX by_title ON tasks (title DESC);
CREATE VIEW titles AS SELECT title FROM tasks;
