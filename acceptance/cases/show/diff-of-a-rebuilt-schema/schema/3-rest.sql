CREATE FUNCTION shout(a text) RETURNS text LANGUAGE sql AS $$ SELECT upper(a) $$;
CREATE VIEW loud AS SELECT public.shout(person.name) AS name FROM person;
