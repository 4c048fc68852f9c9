CREATE TABLE task (id integer PRIMARY KEY, owner integer REFERENCES nobody);
