CREATE TABLE task (id integer PRIMARY KEY, title text);
