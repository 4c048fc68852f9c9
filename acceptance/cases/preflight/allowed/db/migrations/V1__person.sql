CREATE TABLE person (id integer PRIMARY KEY, nick text, price numeric(6, 3));
