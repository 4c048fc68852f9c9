-- Makes every statement of a migration and every write of the ledger a boundary that is counted,
-- and stops the session at one of them for a while, so that a test can kill the client there.
-- A sequence counts, because what it counted survives a rollback and is seen by all at once. It is
-- unlogged (PostgreSQL 15): every 33rd value of a logged one, and the first after a checkpoint, is
-- written to the log and gives the transaction an id, with which DROP INDEX CONCURRENTLY refuses to
-- run ("must be first action in transaction").
CREATE SCHEMA boundary;
CREATE UNLOGGED SEQUENCE boundary.passed MINVALUE 0;
SELECT setval('boundary.passed', 0);
CREATE TABLE boundary.stop (at bigint, seconds double precision);

CREATE FUNCTION boundary.pass() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  number bigint := nextval('boundary.passed');
BEGIN
  PERFORM pg_sleep(seconds) FROM boundary.stop WHERE at = number;
END $$;

CREATE FUNCTION boundary.before_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM boundary.pass();
  RETURN NEW;
END $$;

CREATE FUNCTION boundary.before_definition() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM boundary.pass();
END $$;

-- A heartbeat also updates the lock's row; only a new holder, or none, is a boundary there.
CREATE FUNCTION boundary.watch_table() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE
  made record;
BEGIN
  FOR made IN
    SELECT c.oid::regclass AS name, c.relname
    FROM pg_event_trigger_ddl_commands() command JOIN pg_class c ON c.oid = command.objid
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid)
  LOOP
    IF made.relname = 'interlock_lock' THEN
      EXECUTE format(
        'CREATE TRIGGER boundary BEFORE UPDATE ON %s FOR EACH ROW
         WHEN (old.run IS DISTINCT FROM new.run) EXECUTE FUNCTION boundary.before_write()',
        made.name);
    ELSE
      EXECUTE format(
        'CREATE TRIGGER boundary BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH STATEMENT
         EXECUTE FUNCTION boundary.before_write()',
        made.name);
    END IF;
  END LOOP;
END $$;

CREATE EVENT TRIGGER boundary_definition ON ddl_command_start
  WHEN TAG IN ('CREATE TABLE', 'CREATE TABLE AS', 'ALTER TABLE', 'DROP TABLE', 'CREATE INDEX', 'DROP INDEX',
    'REINDEX', 'CREATE TYPE', 'ALTER TYPE', 'CREATE FUNCTION', 'CREATE VIEW', 'COMMENT')
  EXECUTE FUNCTION boundary.before_definition();
CREATE EVENT TRIGGER boundary_table ON ddl_command_end
  WHEN TAG IN ('CREATE TABLE')
  EXECUTE FUNCTION boundary.watch_table();
