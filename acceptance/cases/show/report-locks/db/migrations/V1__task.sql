CREATE TABLE task (id integer PRIMARY KEY, title text);
CREATE TABLE note (task integer);
