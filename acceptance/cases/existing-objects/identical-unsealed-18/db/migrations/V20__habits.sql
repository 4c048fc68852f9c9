CREATE TABLE habits (id bigint PRIMARY KEY, name text NOT NULL);
