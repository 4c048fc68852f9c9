CREATE FUNCTION keep_tables() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'tables are dropped by the administrator only';
END
$$;
CREATE EVENT TRIGGER keep_tables ON ddl_command_start WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION keep_tables();
-- What belongs to an extension is the provider's, and stays.
ALTER EXTENSION plpgsql ADD FUNCTION keep_tables();
ALTER EXTENSION plpgsql ADD EVENT TRIGGER keep_tables;
