-- COPY, and other ways to bring rows.
--- copy | V2__a.sql | one
COPY base FROM stdin;
10	ten
11	\N
12	a;b'c"d\\e\tf
\.
CREATE TABLE t (id int);
--- copy-from-pg-dump | V2__a.sql | each
SET statement_timeout = 0;
SET lock_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE TABLE public.t (id integer NOT NULL, name text);
ALTER TABLE public.t OWNER TO agree_owner;
COPY public.t (id, name) FROM stdin;
1	é — ü
2	x
\.
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
--- copy-with-settings | V2__a.sql | each
SET DateStyle = 'ISO, DMY';
BEGIN; CREATE TABLE t (d date); COMMIT;
COPY t FROM stdin;
01/02/2024
\.
--- copy-under-a-role | V2__a.sql | each
SET ROLE agree_app;
BEGIN; CREATE TABLE n.t (id int, who text DEFAULT current_user); COMMIT;
COPY n.t (id) FROM stdin;
1
\.
--- copy-nothing | V2__a.sql | one
COPY base FROM stdin;
\.
--- copy-fails | V2__a.sql | one
CREATE TABLE t (id int);
COPY t FROM stdin;
x
\.
--- copy-two | V2__a.sql | one
CREATE TABLE t (id int);
COPY t FROM stdin;
1
\.
COPY t FROM stdin;
2
\.
--- insert-returning | V2__a.sql | one
CREATE TABLE t AS SELECT 0 AS id; INSERT INTO t VALUES (1) RETURNING id; UPDATE t SET id = id + 1 RETURNING *;
--- with-queries | V2__a.sql | one
CREATE TABLE t (id int); WITH x AS (DELETE FROM base WHERE id = 1 RETURNING id) INSERT INTO t SELECT id FROM x;
--- upsert | V2__a.sql | one
INSERT INTO base VALUES (1, 'again') ON CONFLICT (id) DO UPDATE SET name = excluded.name || '!';
--- truncate | V2__a.sql | one
TRUNCATE base RESTART IDENTITY CASCADE;
--- identity | V2__a.sql | one
CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY, x text); INSERT INTO t (x) VALUES ('a'), ('b'); SELECT setval('t_id_seq', 41); INSERT INTO t (x) VALUES ('c');
--- triggers-under-a-path | V2__a.sql | each
SET search_path = n, public;
CREATE TABLE log (path text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (current_schema()); RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON public.base FOR EACH ROW EXECUTE FUNCTION note();
COMMIT;
INSERT INTO base VALUES (60, 'x');
--- deferred-triggers-under-a-path | V2__a.sql | each
CREATE TABLE n.log (path text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO log VALUES (current_schema()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER t AFTER INSERT ON base DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note();
SET search_path = n, public;
BEGIN; INSERT INTO base VALUES (61, 'x'); COMMIT;
INSERT INTO base VALUES (62, 'y');
--- row-security | V2__a.sql | each
CREATE TABLE n.t (who text); ALTER TABLE n.t OWNER TO agree_owner; ALTER TABLE n.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON n.t USING (who = current_setting('app.who', true)); GRANT ALL ON n.t TO agree_app;
INSERT INTO n.t VALUES ('a'), ('b');
SET app.who = 'a'; SET ROLE agree_app;
BEGIN; DELETE FROM n.t; COMMIT;
--- zone-in-defaults | V2__a.sql | each
SET TimeZone = 'Asia/Tokyo';
CREATE TABLE t (id int, at timestamptz DEFAULT '2024-01-01');
BEGIN; ALTER TABLE t ADD b timestamptz DEFAULT '2024-02-01'; COMMIT;
CREATE TABLE p (at timestamptz) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO t VALUES (1);
ALTER TABLE t ADD c timestamp; UPDATE t SET c = at; ALTER TABLE t ALTER c TYPE timestamptz;
--- search-path-in-functions | V2__a.sql | each
SET search_path = n;
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT current_schema()::text';
CREATE FUNCTION g() RETURNS text LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT current_schema()::text';
BEGIN; RESET search_path; COMMIT;
CREATE TABLE t AS SELECT n.f() AS f, n.g() AS g;
--- views-and-rules | V2__a.sql | each
SET search_path = n, public; CREATE VIEW v AS SELECT * FROM base; BEGIN; CREATE MATERIALIZED VIEW m AS SELECT * FROM v; COMMIT; REFRESH MATERIALIZED VIEW m;
--- default-privileges | V2__a.sql | each
ALTER DEFAULT PRIVILEGES IN SCHEMA n GRANT SELECT ON TABLES TO agree_app; BEGIN; CREATE TABLE n.t (id int); COMMIT;
--- owner-changes | V2__a.sql | one
CREATE TABLE t (id int); ALTER TABLE t OWNER TO agree_app; CREATE SCHEMA s AUTHORIZATION agree_owner CREATE TABLE u (id int);
--- comments-on | V2__a.sql | one
COMMENT ON TABLE base IS 'it''s; a table'; COMMENT ON COLUMN base.id IS $$x;$$;
