-- Borders of transactions, and what holds across them. `one`: psql runs the file as one transaction.
--- plain | V2__a.sql | one
CREATE TABLE t (id int);
INSERT INTO t VALUES (1), (2);
--- local-is-for-the-transaction | V2__a.sql | one
SET LOCAL search_path = n;
CREATE TABLE t (id int);
--- local-ends-with-its-block | V2__a.sql | each
BEGIN; SET LOCAL search_path = n; CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- local-after-session | V2__a.sql | each
SET search_path = n;
BEGIN; SET LOCAL search_path = public; CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- session-after-local-in-a-block | V2__a.sql | each
BEGIN; SET LOCAL search_path = public; SET search_path = n; CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- local-after-session-in-a-block | V2__a.sql | each
BEGIN; SET search_path = n; SET LOCAL search_path = public; CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- local-by-a-function | V2__a.sql | each
BEGIN; SELECT set_config('search_path', 'n', true); CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- local-by-a-do | V2__a.sql | each
BEGIN; DO $$ BEGIN SET LOCAL search_path = n; END $$; CREATE TABLE t (id int); COMMIT;
CREATE TABLE u (id int);
--- reset-one | V2__a.sql | each
SET search_path = n; BEGIN; CREATE TABLE t (id int); COMMIT; RESET search_path;
CREATE TABLE u (id int);
--- reset-all | V2__a.sql | each
SET search_path = n; SET TimeZone = 'Asia/Tokyo'; BEGIN; CREATE TABLE t (id int); COMMIT; RESET ALL;
CREATE TABLE u AS SELECT '2024-01-01'::timestamptz AS at;
--- to-default | V2__a.sql | each
SET search_path = n; BEGIN; SET search_path TO DEFAULT; COMMIT;
CREATE TABLE u (id int);
--- reset-role | V2__a.sql | each
SET ROLE agree_app; BEGIN; CREATE TABLE n.t (id int); COMMIT; RESET ROLE; CREATE TABLE n.u (id int);
--- role-none | V2__a.sql | each
SET ROLE agree_app; BEGIN; CREATE TABLE n.t (id int); COMMIT; SET ROLE NONE; CREATE TABLE n.u (id int);
--- role-within-user | V2__a.sql | each
SET SESSION AUTHORIZATION agree_owner; SET ROLE agree_app; BEGIN; CREATE TABLE n.t (id int); COMMIT;
RESET ROLE; BEGIN; CREATE TABLE n.u (id int); COMMIT; RESET SESSION AUTHORIZATION; CREATE TABLE n.v (id int);
--- discard-all | V2__a.sql | each
SET search_path = n; SET ROLE agree_app; CREATE TABLE t (id int); DISCARD ALL; CREATE TABLE u (id int);
--- discard-temp | V2__a.sql | each
CREATE TEMP TABLE x AS SELECT 1 AS id; DISCARD TEMP; CREATE TABLE t AS SELECT to_regclass('x') IS NULL AS gone;
--- discard-plans-and-sequences | V2__a.sql | each
CREATE SEQUENCE s; SELECT nextval('s'); DISCARD PLANS; DISCARD SEQUENCES; CREATE TABLE t AS SELECT nextval('s') AS n;
--- deallocate-all | V2__a.sql | each
PREPARE p AS SELECT 1; DEALLOCATE ALL; PREPARE p AS SELECT 2; CREATE TABLE t AS EXECUTE p;
--- prepared-across-a-border | V2__a.sql | each
PREPARE p (int) AS SELECT $1 + 1 AS n; BEGIN; SELECT 1; COMMIT; CREATE TABLE t AS EXECUTE p (41);
--- temporary-table-across-borders | V2__a.sql | each
CREATE TEMP TABLE x AS SELECT 5 AS id;
CREATE INDEX CONCURRENTLY base_name ON base (name);
CREATE TABLE t AS SELECT * FROM x;
--- temporary-table-dropped-at-commit | V2__a.sql | one
CREATE TEMP TABLE x ON COMMIT DROP AS SELECT 5 AS id;
CREATE TABLE t AS SELECT * FROM x;
--- currval-across-a-border | V2__a.sql | each
CREATE SEQUENCE s; SELECT nextval('s'); BEGIN; SELECT nextval('s'); COMMIT; CREATE TABLE t AS SELECT currval('s') AS n;
--- serializable-block | V2__a.sql | each
BEGIN ISOLATION LEVEL SERIALIZABLE; CREATE TABLE t AS SELECT current_setting('transaction_isolation') AS l; COMMIT;
--- start-transaction | V2__a.sql | each
START TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE;
CREATE TABLE t AS SELECT current_setting('transaction_isolation') AS l;
COMMIT WORK;
--- set-transaction | V2__a.sql | each
BEGIN; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE t AS SELECT current_setting('transaction_isolation') AS l; END;
--- whole-file-is-a-block | V2__a.sql | each
BEGIN;
CREATE TABLE t (id int);
INSERT INTO t VALUES (1);
COMMIT;
--- two-blocks | V2__a.sql | each
BEGIN; CREATE TABLE t (id int); COMMIT;
BEGIN; INSERT INTO t VALUES (1); COMMIT;
--- second-block-fails | V2__a.sql | each
BEGIN; CREATE TABLE t (id int); COMMIT;
BEGIN; INSERT INTO t VALUES (1); INSERT INTO absent VALUES (1); COMMIT;
--- whole-file-fails | V2__a.sql | one
CREATE TABLE t (id int);
INSERT INTO absent VALUES (1);
--- setting-fails | V2__a.sql | one
CREATE TABLE t (id int);
SET no_such_setting = 1;
--- setting-before-a-block-fails | V2__a.sql | each
SET search_path = 5 5; BEGIN; CREATE TABLE t (id int); COMMIT;
--- savepoints | V2__a.sql | one
CREATE TABLE t (id int);
SAVEPOINT a; INSERT INTO t VALUES (1); ROLLBACK TO SAVEPOINT a; INSERT INTO t VALUES (2); RELEASE SAVEPOINT a;
--- setting-taken-back-by-a-savepoint | V2__a.sql | one
SAVEPOINT a; SET search_path = n; ROLLBACK TO a; CREATE TABLE t (id int);
--- setting-taken-back-in-a-block | V2__a.sql | each
BEGIN; SAVEPOINT a; SET search_path = n; ROLLBACK TO a; COMMIT; CREATE TABLE t (id int);
--- concurrently-alone | V2__a.sql | each
CREATE INDEX CONCURRENTLY base_name ON base (name);
--- fails-after-a-setting | V2__a.sql | one
CREATE TABLE t AS SELECT 1 AS id FROM generate_series(1, 2);
SET search_path = n;
CREATE INDEX ON base_of_n (id);
--- concurrently-if-not-exists | V2__a.sql | each
CREATE INDEX CONCURRENTLY IF NOT EXISTS base_old ON base (id);
--- drop-concurrently | V2__a.sql | each
DROP INDEX CONCURRENTLY IF EXISTS base_old;
CREATE TABLE t (id int);
--- reindex-table-concurrently | V2__a.sql | each
REINDEX TABLE CONCURRENTLY base;
CREATE TABLE t (id int);
--- vacuum-full | V2__a.sql | each
VACUUM FULL base; CREATE TABLE t (id int);
--- cluster-all | V2__a.sql | each
CLUSTER base USING base_old; CLUSTER; CREATE TABLE t (id int);
--- enum-value-used-later | V2__a.sql | each
ALTER TYPE mood ADD VALUE 'happy';
COMMIT;
CREATE TABLE t AS SELECT 'happy'::mood AS m;
--- enum-value-before-and-after | V2__a.sql | each
ALTER TYPE mood ADD VALUE 'meh' BEFORE 'ok';
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'meh';
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
--- do-that-commits | V2__a.sql | each
CREATE TABLE t (id int);
DO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO t VALUES (i); COMMIT; END LOOP; END $$;
INSERT INTO t VALUES (9);
--- do-that-sets-and-commits | V2__a.sql | each
DO $$ BEGIN SET search_path = n; COMMIT; SET TimeZone = 'Asia/Tokyo'; END $$;
CREATE TABLE t AS SELECT '2024-01-01'::timestamptz AS at;
--- call-that-commits | V2__a.sql | each
CALL commits(); CREATE TABLE t (id int); CALL commits();
--- call-that-sets | V2__a.sql | each
CREATE PROCEDURE sets() LANGUAGE plpgsql AS $$ BEGIN COMMIT; PERFORM set_config('search_path', 'n', false); END $$;
CALL sets();
CREATE TABLE t (id int);
--- deferred-constraint | V2__a.sql | one
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);
INSERT INTO c VALUES (1);
INSERT INTO p VALUES (1);
--- deferred-constraint-fails | V2__a.sql | one
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);
INSERT INTO c VALUES (1);
--- constraints-set-deferred | V2__a.sql | one
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (p int REFERENCES p DEFERRABLE);
SET CONSTRAINTS ALL DEFERRED;
INSERT INTO c VALUES (1);
INSERT INTO p VALUES (1);
--- read-only-block | V2__a.sql | each
BEGIN READ ONLY; SELECT * FROM base; COMMIT;
CREATE TABLE t (id int);
--- read-only-block-that-writes | V2__a.sql | each
CREATE TABLE t (id int);
BEGIN TRANSACTION READ ONLY; INSERT INTO t VALUES (1); COMMIT;
--- read-only-from-here | V2__a.sql | each
CREATE TABLE t (id int);
SET default_transaction_read_only = on;
BEGIN; INSERT INTO t VALUES (1); COMMIT;
--- read-only-and-back | V2__a.sql | each
SET default_transaction_read_only = on;
BEGIN; SELECT 1; COMMIT;
SET default_transaction_read_only = off;
BEGIN; CREATE TABLE t (id int); COMMIT;
--- read-write-in-a-read-only-session | V2__a.sql | each
SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;
BEGIN READ WRITE; CREATE TABLE t (id int); COMMIT;
--- statement-timeout-hits | V2__a.sql | each
CREATE TABLE t (id int);
COMMIT;
SET statement_timeout = '20ms';
SELECT pg_sleep(1);
--- advisory-lock | V2__a.sql | one
SELECT pg_advisory_xact_lock(5); CREATE TABLE t (id int);
--- notify-and-listen | V2__a.sql | each
LISTEN a; NOTIFY a, 'b'; CREATE TABLE t (id int); UNLISTEN *;
--- cursor | V2__a.sql | one
DECLARE c CURSOR FOR SELECT 1; FETCH c; CLOSE c; CREATE TABLE t (id int);
--- cursor-with-hold | V2__a.sql | each
BEGIN; DECLARE c CURSOR WITH HOLD FOR SELECT 1; COMMIT; FETCH c; CREATE TABLE t (id int);
--- begin-inside-begin-body | V2__a.sql | one
CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN BEGIN RETURN 1; EXCEPTION WHEN others THEN RETURN 2; END; END; $$;
--- database-setting | V2__a.sql | each
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET TimeZone = ''Asia/Tokyo''', current_database()); END $$;
COMMIT;
CREATE TABLE t AS SELECT '2024-01-01'::timestamptz AS at;
