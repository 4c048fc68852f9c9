CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE person (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, mood mood DEFAULT 'ok');
CREATE FUNCTION shout(a text) RETURNS text LANGUAGE sql AS $$ SELECT upper(a) $$;
CREATE VIEW loud AS SELECT shout(name) AS name FROM person;
