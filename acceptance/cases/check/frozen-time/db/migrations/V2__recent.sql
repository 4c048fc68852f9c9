CREATE VIEW recent AS SELECT * FROM task WHERE due > 'now'::timestamp - interval '1 day';

CREATE FUNCTION late() RETURNS boolean LANGUAGE sql AS $$ SELECT EXISTS (SELECT FROM task WHERE due < 'now') $$;
