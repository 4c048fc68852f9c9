CREATE TABLE person (id integer PRIMARY KEY, nick text, price numeric(6, 3));
INSERT INTO person VALUES (1, 'ada', 1.005);
