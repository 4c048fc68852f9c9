CREATE SCHEMA app;
CREATE EXTENSION citext;
CREATE EXTENSION btree_gist;
CREATE TYPE public.mood AS ENUM ('sad', 'ok');
CREATE DOMAIN public.posint AS integer NOT NULL DEFAULT 1 CHECK (value > 0) CONSTRAINT small CHECK (value < 100);
CREATE TYPE public.pair AS (a integer, b text COLLATE "C");
CREATE TYPE public.span AS RANGE (subtype = float8, subtype_diff = float8mi);
CREATE TYPE public.sh;
CREATE COLLATION public.plain (lc_collate = 'C', lc_ctype = 'C');
CREATE COLLATION public.german (provider = icu, locale = 'de');
CREATE TABLE public."user" (
  id serial PRIMARY KEY, "emailVerified" boolean NOT NULL DEFAULT false, email public.citext UNIQUE,
  mood public.mood DEFAULT 'ok', p public.posint,
  created timestamptz DEFAULT '2020-01-01 00:00:00+02', took interval DEFAULT '1 day 02:03:04', part float8 DEFAULT 0.1);
CREATE TABLE app.org (
  id bigint GENERATED ALWAYS AS IDENTITY (START 100) PRIMARY KEY,
  owner integer REFERENCES public."user" ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name varchar(20) COLLATE "C", total integer GENERATED ALWAYS AS (1 + 2) STORED, during tsrange,
  CHECK (length(name) > 2), CONSTRAINT c2 CHECK (id > 0) NO INHERIT, EXCLUDE USING gist (during WITH &&));
CREATE UNIQUE INDEX ON app.org (lower(name), owner DESC) INCLUDE (id) WITH (fillfactor = 70) WHERE owner > 3;
CREATE INDEX by_name ON app.org (name text_pattern_ops, owner DESC NULLS LAST);
CREATE INDEX ON app.org (name COLLATE "default");
CREATE INDEX ON app.org (owner, total DESC);
ALTER TABLE app.org CLUSTER ON by_name;
ALTER TABLE app.org REPLICA IDENTITY FULL;
CREATE TABLE public.part (id integer, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE public.part1 PARTITION OF public.part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX ON public.part (at);
CREATE TABLE public.refers (id integer, at date, FOREIGN KEY (id, at) REFERENCES public.part);
CREATE TABLE public.child (x integer) INHERITS (public."user");
CREATE TABLE public.twice (a integer, CHECK (a > 0), CHECK (a > 0));
CREATE INDEX ON public.twice (a);
CREATE INDEX ON public.twice (a);
CREATE UNLOGGED TABLE public.quick (a text) WITH (fillfactor = 50, autovacuum_enabled = false, toast.autovacuum_enabled = false);
CREATE VIEW public.v WITH (security_barrier) AS SELECT id, "emailVerified" FROM public."user" WHERE email = 'x';
CREATE MATERIALIZED VIEW public.mv AS SELECT 1 AS one WITH NO DATA;
CREATE INDEX ON public.mv (one);
CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS $$ SELECT a $$;
CREATE PROCEDURE public.pr() LANGUAGE sql AS $$ SELECT 1 $$;
CREATE AGGREGATE public.agg(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
CREATE FUNCTION public.tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER tr BEFORE INSERT ON public."user" FOR EACH ROW EXECUTE FUNCTION public.tf();
ALTER TABLE public."user" DISABLE TRIGGER tr;
CREATE TRIGGER trp AFTER INSERT ON public.part FOR EACH ROW EXECUTE FUNCTION public.tf();
CREATE RULE r AS ON DELETE TO public."user" DO INSTEAD NOTHING;
ALTER TABLE public."user" ENABLE ROW LEVEL SECURITY;
CREATE POLICY pol ON public."user" FOR SELECT TO public USING (id > 0);
CREATE STATISTICS public.on_it (ndistinct) ON id, email FROM public."user";
CREATE SEQUENCE public.s2 INCREMENT 5 START 10;
CREATE PUBLICATION pub FOR TABLE public."user";
COMMENT ON TABLE public."user" IS 'the users';
COMMENT ON COLUMN public."user".email IS E'two\nlines';
CREATE CAST (public.mood AS integer) WITH INOUT;
CREATE FOREIGN DATA WRAPPER fdw;
CREATE SERVER srv FOREIGN DATA WRAPPER fdw OPTIONS (host 'x');
CREATE FOREIGN TABLE public.ft (a integer OPTIONS (x 'y')) SERVER srv;
CREATE OPERATOR public.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
CREATE OPERATOR CLASS public.mine FOR TYPE integer USING btree AS
  OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
CREATE TEXT SEARCH DICTIONARY public.dict (TEMPLATE = simple, accept = true);
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = english);
CREATE FUNCTION public.etf() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.etf();
