-- A new table, and a new column that nobody has to know.
CREATE TABLE note (id integer PRIMARY KEY, words text NOT NULL UNIQUE);
ALTER TABLE task ADD due date DEFAULT now() CHECK (due > '2000-01-01');
