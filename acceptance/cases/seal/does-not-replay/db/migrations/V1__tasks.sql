CREATE TABLE task (id integer PRIMARY KEY);
INSERT INTO task VALUES (1), (1);
