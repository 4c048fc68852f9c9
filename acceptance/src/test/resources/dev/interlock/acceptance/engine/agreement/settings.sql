-- What a file sets, in each form, and a border after it. `each`: psql commits every statement.
--- search-path-1-across-an-index | V2__a.sql | each
SET search_path = n, public;
CREATE TABLE probe1 AS SELECT current_schema() AS s;
CREATE INDEX CONCURRENTLY base_name ON public.base (name);
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- search-path-2-across-a-block | V2__a.sql | each
SELECT set_config('search_path', 'n, public', false);
CREATE TABLE probe1 AS SELECT current_schema() AS s;
BEGIN; INSERT INTO public.base VALUES (77, 'block'); COMMIT;
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- search-path-3-across-a-do | V2__a.sql | each
SELECT into_n();
CREATE TABLE probe1 AS SELECT current_schema() AS s;
DO $$ BEGIN INSERT INTO public.base VALUES (78, 'do'); COMMIT; END $$;
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- search-path-4-across-a-call | V2__a.sql | each
DO $$ BEGIN SET search_path = n, public; END $$;
CREATE TABLE probe1 AS SELECT current_schema() AS s;
CALL public.commits();
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- search-path-5-across-a-vacuum | V2__a.sql | each
SET SCHEMA 'n';
CREATE TABLE probe1 AS SELECT current_schema() AS s;
VACUUM public.base;
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- search-path-6-across-a-commit | V2__a.sql | each
SET search_path TO "n", 'public';
CREATE TABLE probe1 AS SELECT current_schema() AS s;
COMMIT;
CREATE TABLE probe2 AS SELECT current_schema() AS s;
--- role-1-across-a-block | V2__a.sql | each
SET ROLE agree_app;
CREATE TABLE n.probe1 AS SELECT current_user::text AS u;
BEGIN; INSERT INTO n.owned VALUES (7); COMMIT;
CREATE TABLE n.probe2 AS SELECT current_user::text AS u;
--- role-2-across-a-do | V2__a.sql | each
SET SESSION ROLE agree_app;
CREATE TABLE n.probe1 AS SELECT current_user::text AS u;
BEGIN; INSERT INTO n.owned VALUES (7); COMMIT;
CREATE TABLE n.probe2 AS SELECT current_user::text AS u;
--- role-3-across-a-call | V2__a.sql | each
SELECT set_config('role', 'agree_app', false);
CREATE TABLE n.probe1 AS SELECT current_user::text AS u;
CALL public.commits();
CREATE TABLE n.probe2 AS SELECT current_user::text AS u;
--- role-4-across-a-vacuum | V2__a.sql | each
SET role = 'agree_app';
CREATE TABLE n.probe1 AS SELECT current_user::text AS u;
BEGIN; INSERT INTO n.owned VALUES (7); COMMIT;
CREATE TABLE n.probe2 AS SELECT current_user::text AS u;
--- session-user-1-across-a-do | V2__a.sql | each
SET SESSION AUTHORIZATION agree_app;
CREATE TABLE n.probe1 AS SELECT session_user::text AS u;
BEGIN; INSERT INTO n.owned VALUES (7); COMMIT;
CREATE TABLE n.probe2 AS SELECT session_user::text AS u;
--- session-user-2-across-a-call | V2__a.sql | each
SET SESSION SESSION AUTHORIZATION 'agree_app';
CREATE TABLE n.probe1 AS SELECT session_user::text AS u;
CALL public.commits();
CREATE TABLE n.probe2 AS SELECT session_user::text AS u;
--- zone-1-across-a-call | V2__a.sql | each
SET TIME ZONE 'Asia/Tokyo';
CREATE TABLE probe1 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
CALL public.commits();
CREATE TABLE probe2 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
--- zone-2-across-a-vacuum | V2__a.sql | each
SET TimeZone = 'America/St_Johns';
CREATE TABLE probe1 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
VACUUM public.base;
CREATE TABLE probe2 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
--- zone-3-across-a-commit | V2__a.sql | each
SET TIME ZONE INTERVAL '-08:30' HOUR TO MINUTE;
CREATE TABLE probe1 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
COMMIT;
CREATE TABLE probe2 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
--- zone-4-across-an-analyze | V2__a.sql | each
SET TIME ZONE -3;
CREATE TABLE probe1 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
VACUUM (ANALYZE) public.base;
CREATE TABLE probe2 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
--- zone-5-across-a-drop | V2__a.sql | each
SET SESSION TIME ZONE 'Europe/Berlin';
CREATE TABLE probe1 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
DROP INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT '2024-07-01 00:00'::timestamptz AS at;
--- date-style-1-across-a-vacuum | V2__a.sql | each
SET DateStyle = 'ISO, DMY';
CREATE TABLE probe1 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
VACUUM public.base;
CREATE TABLE probe2 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
--- date-style-2-across-a-commit | V2__a.sql | each
SET datestyle TO 'German';
CREATE TABLE probe1 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
COMMIT;
CREATE TABLE probe2 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
--- date-style-3-across-an-analyze | V2__a.sql | each
SET DateStyle TO SQL, DMY;
CREATE TABLE probe1 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
VACUUM (ANALYZE) public.base;
CREATE TABLE probe2 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
--- date-style-4-across-a-drop | V2__a.sql | each
SET DateStyle = Postgres;
CREATE TABLE probe1 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
DROP INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT '01/02/2024'::date AS d, ('2024-02-01'::date)::text AS shown;
--- interval-style-1-across-a-commit | V2__a.sql | each
SET intervalstyle = 'iso_8601';
CREATE TABLE probe1 AS SELECT '1 day 2:03'::interval::text AS i, '-1 2:03'::interval AS j;
COMMIT;
CREATE TABLE probe2 AS SELECT '1 day 2:03'::interval::text AS i, '-1 2:03'::interval AS j;
--- interval-style-2-across-an-analyze | V2__a.sql | each
SET intervalstyle = sql_standard;
CREATE TABLE probe1 AS SELECT '1 day 2:03'::interval::text AS i, '-1 2:03'::interval AS j;
VACUUM (ANALYZE) public.base;
CREATE TABLE probe2 AS SELECT '1 day 2:03'::interval::text AS i, '-1 2:03'::interval AS j;
--- floats-1-across-an-analyze | V2__a.sql | each
SET extra_float_digits = -5;
CREATE TABLE probe1 AS SELECT (1::float8/3)::text AS f;
VACUUM (ANALYZE) public.base;
CREATE TABLE probe2 AS SELECT (1::float8/3)::text AS f;
--- bytes-1-across-a-drop | V2__a.sql | each
SET bytea_output = escape;
CREATE TABLE probe1 AS SELECT '\x6100'::bytea::text AS b;
DROP INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT '\x6100'::bytea::text AS b;
--- nulls-1-across-a-reindex | V2__a.sql | each
SET transform_null_equals = on;
CREATE TABLE probe1 AS SELECT (x = NULL) AS r FROM (VALUES (NULL::int)) v(x);
REINDEX INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT (x = NULL) AS r FROM (VALUES (NULL::int)) v(x);
--- array-nulls-1-across-an-index | V2__a.sql | each
SET array_nulls = off;
CREATE TABLE probe1 AS SELECT '{NULL}'::text[] AS a;
CREATE INDEX CONCURRENTLY base_name ON public.base (name);
CREATE TABLE probe2 AS SELECT '{NULL}'::text[] AS a;
--- replica-1-across-a-block | V2__a.sql | each
SET session_replication_role = replica;
INSERT INTO base VALUES (10, 'quiet');
BEGIN; INSERT INTO public.base VALUES (77, 'block'); COMMIT;
INSERT INTO base VALUES (20, 'quiet');
--- custom-1-across-a-do | V2__a.sql | each
SET app.tenant = 'a''b';
CREATE TABLE probe1 AS SELECT current_setting('app.tenant', true) AS t;
DO $$ BEGIN INSERT INTO public.base VALUES (78, 'do'); COMMIT; END $$;
CREATE TABLE probe2 AS SELECT current_setting('app.tenant', true) AS t;
--- custom-2-across-a-call | V2__a.sql | each
SELECT set_config('app.tenant', '17', false);
CREATE TABLE probe1 AS SELECT current_setting('app.tenant', true) AS t;
CALL public.commits();
CREATE TABLE probe2 AS SELECT current_setting('app.tenant', true) AS t;
--- custom-3-across-a-vacuum | V2__a.sql | each
DO $$ BEGIN PERFORM set_config('app.tenant', 'x y', false); END $$;
CREATE TABLE probe1 AS SELECT current_setting('app.tenant', true) AS t;
VACUUM public.base;
CREATE TABLE probe2 AS SELECT current_setting('app.tenant', true) AS t;
--- custom-4-across-a-commit | V2__a.sql | each
SELECT set_tenant('of a function');
CREATE TABLE probe1 AS SELECT current_setting('app.tenant', true) AS t;
COMMIT;
CREATE TABLE probe2 AS SELECT current_setting('app.tenant', true) AS t;
--- bodies-1-across-a-call | V2__a.sql | each
SET check_function_bodies = off;
CREATE FUNCTION probe1() RETURNS int LANGUAGE sql AS 'SELECT absent FROM absent';
CALL public.commits();
CREATE FUNCTION probe2() RETURNS int LANGUAGE sql AS 'SELECT absent FROM absent';
--- identifiers-1-across-a-vacuum | V2__a.sql | each
SET quote_all_identifiers = on;
CREATE TABLE probe1 AS SELECT pg_get_viewdef('seen'::regclass) AS v;
VACUUM public.base;
CREATE TABLE probe2 AS SELECT pg_get_viewdef('seen'::regclass) AS v;
--- isolation-1-across-a-commit | V2__a.sql | each
SET default_transaction_isolation = 'repeatable read';
BEGIN; CREATE TABLE probe1 AS SELECT current_setting('transaction_isolation') AS l; COMMIT;
COMMIT;
BEGIN; CREATE TABLE probe2 AS SELECT current_setting('transaction_isolation') AS l; COMMIT;
--- isolation-2-across-an-analyze | V2__a.sql | each
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE;
BEGIN; CREATE TABLE probe1 AS SELECT current_setting('transaction_isolation') AS l; COMMIT;
VACUUM (ANALYZE) public.base;
BEGIN; CREATE TABLE probe2 AS SELECT current_setting('transaction_isolation') AS l; COMMIT;
--- table-kind-1-across-an-analyze | V2__a.sql | each
SET default_with_oids = off;
CREATE TABLE probe1 (id int);
VACUUM (ANALYZE) public.base;
CREATE TABLE probe2 (id int);
--- table-kind-2-across-a-drop | V2__a.sql | each
SET default_tablespace = '';
CREATE TABLE probe1 (id int);
DROP INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 (id int);
--- table-kind-3-across-a-reindex | V2__a.sql | each
SET default_table_access_method = heap;
CREATE TABLE probe1 (id int);
REINDEX INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 (id int);
--- money-1-across-a-drop | V2__a.sql | each
SET lc_monetary = 'C';
CREATE TABLE probe1 AS SELECT 12.5::numeric::money::text AS m;
DROP INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT 12.5::numeric::money::text AS m;
--- xml-1-across-a-reindex | V2__a.sql | each
SET XML OPTION DOCUMENT;
CREATE TABLE probe1 AS SELECT current_setting('xmloption') AS o;
REINDEX INDEX CONCURRENTLY public.base_old;
CREATE TABLE probe2 AS SELECT current_setting('xmloption') AS o;
