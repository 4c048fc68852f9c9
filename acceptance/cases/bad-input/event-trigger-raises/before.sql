CREATE FUNCTION keep_out() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'tables are created by the administrator only';
END
$$;
CREATE EVENT TRIGGER keep_out ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION keep_out();
