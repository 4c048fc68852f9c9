CREATE TABLE note (id integer PRIMARY KEY, words text);
INSERT INTO note (words) VALUES (1);
