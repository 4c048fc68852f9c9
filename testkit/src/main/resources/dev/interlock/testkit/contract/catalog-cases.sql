=== schema: comment
CREATE SCHEMA app;
--- alter
COMMENT ON SCHEMA app IS 'ours';
--- change
altered schema app: comment none -> ours
=== schema: dropped
CREATE SCHEMA app;
--- alter
DROP SCHEMA app;
--- change
dropped schema app
=== extension: schema
CREATE SCHEMA app; CREATE EXTENSION citext SCHEMA public;
--- alter
ALTER EXTENSION citext SET SCHEMA app;
--- change
altered extension citext: schema public -> app
=== enum: labels
CREATE TYPE public.mood AS ENUM ('sad', 'it''s ok');
--- alter
ALTER TYPE public.mood ADD VALUE 'happy' BEFORE 'sad';
--- change
altered enum mood: labels 'sad', 'it''s ok' -> 'happy', 'sad', 'it''s ok'
=== domain: default
CREATE DOMAIN public.amount AS numeric(10,2) DEFAULT 0;
--- alter
ALTER DOMAIN public.amount SET DEFAULT 1;
--- change
altered domain amount: default 0 -> 1
=== domain: not null
CREATE DOMAIN public.amount AS integer;
--- alter
ALTER DOMAIN public.amount SET NOT NULL;
--- change
altered domain amount: not null none -> yes
=== domain: constraint
CREATE DOMAIN public.amount AS integer CHECK (value > 0);
--- alter
ALTER DOMAIN public.amount ADD CONSTRAINT small CHECK (value < 9);
--- change
created constraint small on amount (definition CHECK ((VALUE < 9)))
=== composite type: attribute
CREATE TYPE public.pair AS (a integer, "B" text COLLATE "C");
--- alter
ALTER TYPE public.pair ADD ATTRIBUTE c date;
--- change
altered composite type pair: attributes a integer, "B" text COLLATE "C" -> a integer, "B" text COLLATE "C", c date
=== range type: comment
CREATE TYPE public.span AS RANGE (subtype = float8, subtype_diff = float8mi);
--- alter
COMMENT ON TYPE public.span IS 'of floats';
--- change
altered range type span: comment none -> of floats
=== collation: comment
CREATE COLLATION public.plain (lc_collate = 'C', lc_ctype = 'C');
--- alter
COMMENT ON COLLATION public.plain IS 'c';
--- change
altered collation plain: comment none -> c
=== sequence: options
CREATE SEQUENCE public.number START 10 INCREMENT 5;
--- alter
ALTER SEQUENCE public.number CYCLE;
--- change
altered sequence number: options start 10 increment 5 -> start 10 increment 5 cycle
=== sequence: owned by
CREATE TABLE public.t (a bigint); CREATE SEQUENCE public.number;
--- alter
ALTER SEQUENCE public.number OWNED BY public.t.a;
--- change
altered sequence number: owned by none -> public.t.a
=== sequence: its value is data
CREATE TABLE public.t (a serial);
--- alter
SELECT setval('public.t_a_seq', 1000);
--- change
=== table: persistence
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t SET UNLOGGED;
--- change
altered table t: persistence none -> unlogged
=== table: options, whatever their order
CREATE TABLE public.t (a integer) WITH (fillfactor = 70, autovacuum_enabled = false);
--- alter
ALTER TABLE public.t SET (fillfactor = 80);
--- change
altered table t: options autovacuum_enabled=false, fillfactor=70 -> autovacuum_enabled=false, fillfactor=80
=== table: toast options
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t SET (toast.autovacuum_enabled = false);
--- change
altered table t: toast options none -> autovacuum_enabled=false
=== table: row security
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY;
--- change
altered table t: row security none -> enabled
=== table: forced row security
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t FORCE ROW LEVEL SECURITY;
--- change
altered table t: force row security none -> forced
=== table: replica identity
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t REPLICA IDENTITY FULL;
--- change
altered table t: replica identity none -> full
=== table: replica identity by an index
CREATE TABLE public.t (a integer NOT NULL); CREATE UNIQUE INDEX by_a ON public.t (a);
--- alter
ALTER TABLE public.t REPLICA IDENTITY USING INDEX by_a;
--- change
altered table t: replica identity none -> index by_a
=== table: clustered
CREATE TABLE public.t (a integer); CREATE INDEX ON public.t (a);
--- alter
ALTER TABLE public.t CLUSTER ON t_a_idx;
--- change
altered table t: clustered on none -> btree (a)
=== table: comment
CREATE TABLE public."user" (a integer);
--- alter
COMMENT ON TABLE public."user" IS 'people';
--- change
altered table "user": comment none -> people
=== table: inheritance
CREATE TABLE public.p (a integer); CREATE TABLE public.c (a integer);
--- alter
ALTER TABLE public.c ADD COLUMN b integer;
--- change
created column c.b (type integer)
=== table: partition bound
CREATE TABLE public.p (a integer) PARTITION BY LIST (a); CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1);
--- alter
ALTER TABLE public.p DETACH PARTITION public.p1; ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1, 2);
--- change
altered table p1: partition of public.p FOR VALUES IN (1) -> public.p FOR VALUES IN (1, 2)
=== table: an index of a partitioned table counts once
CREATE TABLE public.p (a integer, b integer) PARTITION BY LIST (a); CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES IN (1); CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
--- alter
CREATE INDEX ON public.p (b);
--- change
created index btree (b) on p
=== table: reserved words and mixed case
CREATE TABLE public."Order" ("select" integer, "emailVerified" boolean);
--- alter
ALTER TABLE public."Order" ALTER "emailVerified" SET NOT NULL;
--- change
altered column "Order"."emailVerified": not null none -> yes
=== column: type
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t ALTER a TYPE numeric(8,2);
--- change
altered column t.a: type integer -> numeric(8,2)
=== column: not null
CREATE TABLE public.t (a integer NOT NULL);
--- alter
ALTER TABLE public.t ALTER a DROP NOT NULL;
--- change
altered column t.a: not null yes -> none
=== column: a name for NOT NULL since 18
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t ADD CONSTRAINT must NOT NULL a;
--- change
altered column t.a: not null none -> yes named must
=== column: NOT NULL that is not valid since 18
CREATE TABLE public.t (a integer);
--- alter
ALTER TABLE public.t ADD NOT NULL a NOT VALID;
--- change
altered column t.a: not null none -> yes, not valid
=== column: default that prints by settings
CREATE TABLE public.t (a timestamptz DEFAULT '2020-02-03 04:05:06+00', b interval DEFAULT '1 day 02:03:04', c float8 DEFAULT 0.1, d bytea DEFAULT E'\\x00ff', e date DEFAULT '2020-02-03', f text DEFAULT E'a\\b');
--- alter
ALTER TABLE public.t ALTER a SET DEFAULT '2020-02-03 04:05:07+00';
--- change
altered column t.a: default '2020-02-03 04:05:06+00'::timestamp with time zone -> '2020-02-03 04:05:07+00'::timestamp with time zone
=== column: default dropped
CREATE TABLE public.t (a integer DEFAULT 1);
--- alter
ALTER TABLE public.t ALTER a DROP DEFAULT;
--- change
altered column t.a: default 1 -> none
=== column: identity
CREATE TABLE public.t (a integer GENERATED BY DEFAULT AS IDENTITY);
--- alter
ALTER TABLE public.t ALTER a SET GENERATED ALWAYS;
--- change
altered column t.a: identity by default -> always
=== column: identity options
CREATE TABLE public.t (a integer GENERATED ALWAYS AS IDENTITY);
--- alter
ALTER TABLE public.t ALTER a SET INCREMENT 2;
--- change
altered column t.a: identity always -> always increment 2
=== column: generated
CREATE TABLE public.t (a integer, b integer GENERATED ALWAYS AS (a * 2) STORED);
--- alter
ALTER TABLE public.t ALTER b DROP EXPRESSION;
--- change
altered column t.b: generated stored (a * 2) -> none
=== column: generated virtual since 18
CREATE TABLE public.t (a integer, b integer GENERATED ALWAYS AS (a * 2) VIRTUAL);
--- alter
ALTER TABLE public.t ALTER b SET EXPRESSION AS (a * 3);
--- change
altered column t.b: generated virtual (a * 2) -> virtual (a * 3)
=== column: collation
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t ALTER a TYPE text COLLATE "C";
--- change
altered column t.a: collation none -> "C"
=== column: storage
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t ALTER a SET STORAGE EXTERNAL;
--- change
altered column t.a: storage none -> external
=== column: compression since 14
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t ALTER a SET COMPRESSION pglz;
--- change
altered column t.a: compression none -> pglz
=== column: statistics target
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t ALTER a SET STATISTICS 500;
--- change
altered column t.a: statistics none -> 500
=== column: options
CREATE TABLE public.t (a text);
--- alter
ALTER TABLE public.t ALTER a SET (n_distinct = 5);
--- change
altered column t.a: options none -> n_distinct=5
=== column: comment
CREATE TABLE public.t (a text);
--- alter
COMMENT ON COLUMN public.t.a IS E'two\nlines';
--- change
altered column t.a: comment none -> two lines
=== column: added behind a dropped one
CREATE TABLE public.t (a text, gone text, b text); ALTER TABLE public.t DROP gone;
--- alter
ALTER TABLE public.t ADD c date;
--- change
created column t.c (type date)
=== column: inherited and local
CREATE TABLE public.p (a integer); CREATE TABLE public.c () INHERITS (public.p);
--- alter
ALTER TABLE ONLY public.c ALTER a SET DEFAULT 7;
--- change
altered column c.a: default none -> 7
=== constraint: the triggers of a foreign key
CREATE TABLE public.p (id integer PRIMARY KEY); CREATE TABLE public.c (p integer REFERENCES public.p);
--- alter
ALTER TABLE public.c DISABLE TRIGGER ALL;
--- change
altered table c: constraint triggers none -> disabled c_p_fkey
=== constraint: the triggers of a foreign key, on the side that it refers to
CREATE TABLE public.p (id integer PRIMARY KEY); CREATE TABLE public.c (p integer REFERENCES public.p ON DELETE CASCADE);
--- alter
ALTER TABLE public.p DISABLE TRIGGER ALL;
--- change
altered table p: constraint triggers none -> disabled c_p_fkey
=== constraint: the triggers of a deferred key
CREATE TABLE public.t (a integer CONSTRAINT one UNIQUE DEFERRABLE INITIALLY DEFERRED);
--- alter
ALTER TABLE public.t DISABLE TRIGGER ALL;
--- change
altered table t: constraint triggers none -> disabled one
=== constraint: the triggers of a foreign key of one partition
CREATE TABLE public.p (id integer PRIMARY KEY); CREATE TABLE public.c (p integer REFERENCES public.p, k integer) PARTITION BY LIST (k); CREATE TABLE public.c1 PARTITION OF public.c FOR VALUES IN (1);
--- alter
ALTER TABLE public.c1 DISABLE TRIGGER ALL;
--- change
altered table c1: constraint triggers none -> disabled *
=== constraint: its triggers enabled again
CREATE TABLE public.p (id integer PRIMARY KEY); CREATE TABLE public.c (p integer REFERENCES public.p); ALTER TABLE public.c DISABLE TRIGGER ALL;
--- alter
ALTER TABLE public.c ENABLE TRIGGER ALL;
--- change
altered table c: constraint triggers disabled c_p_fkey -> none
=== constraint: primary key
CREATE TABLE public.t (a integer NOT NULL);
--- alter
ALTER TABLE public.t ADD PRIMARY KEY (a);
--- change
created constraint PRIMARY KEY (a) on t
=== constraint: unique, by name
CREATE TABLE public.t (a integer, CONSTRAINT one UNIQUE (a));
--- alter
ALTER TABLE public.t DROP CONSTRAINT one;
--- change
dropped constraint one on t
=== constraint: check that is not valid
CREATE TABLE public.t (a integer); ALTER TABLE public.t ADD CHECK (a > 0) NOT VALID;
--- alter
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_check;
--- change
altered constraint CHECK ((a > 0)) on t: valid no -> none
=== constraint: deferrable
CREATE TABLE public.t (a integer PRIMARY KEY, b integer, CONSTRAINT up FOREIGN KEY (b) REFERENCES public.t);
--- alter
ALTER TABLE public.t ALTER CONSTRAINT up DEFERRABLE INITIALLY DEFERRED;
--- change
altered constraint up on t: deferrable none -> initially deferred
=== constraint: foreign key action
CREATE TABLE public.t (a integer PRIMARY KEY, b integer, CONSTRAINT up FOREIGN KEY (b) REFERENCES public.t);
--- alter
ALTER TABLE public.t DROP CONSTRAINT up, ADD CONSTRAINT up FOREIGN KEY (b) REFERENCES public.t ON DELETE CASCADE;
--- change
altered constraint up on t: definition FOREIGN KEY (b) REFERENCES public.t(a) -> FOREIGN KEY (b) REFERENCES public.t(a) ON DELETE CASCADE
=== constraint: not enforced since 18
CREATE TABLE public.t (a integer PRIMARY KEY, b integer, CONSTRAINT up FOREIGN KEY (b) REFERENCES public.t);
--- alter
ALTER TABLE public.t ALTER CONSTRAINT up NOT ENFORCED;
--- change
altered constraint up on t: enforced none -> no
=== constraint: no inherit
CREATE TABLE public.t (a integer, CONSTRAINT c CHECK (a > 0));
--- alter
ALTER TABLE public.t DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 0) NO INHERIT;
--- change
altered constraint c on t: no inherit none -> yes
=== constraint: exclusion
CREATE TABLE public.t (a int4range, b int4range);
--- alter
ALTER TABLE public.t ADD EXCLUDE USING gist (a WITH &&);
--- change
created constraint EXCLUDE USING gist (a WITH &&) on t
=== constraint: comment
CREATE TABLE public.t (a integer PRIMARY KEY);
--- alter
COMMENT ON CONSTRAINT t_pkey ON public.t IS 'key';
--- change
altered constraint PRIMARY KEY (a) on t: comment none -> key
=== constraint: the same twice
CREATE TABLE public.t (a integer CHECK (a > 0));
--- alter
ALTER TABLE public.t ADD CHECK (a > 0);
--- change
created constraint CHECK ((a > 0)) #2 on t
=== index: plain
CREATE TABLE public.t (a integer, "B" varchar(9) COLLATE "C"); CREATE INDEX ON public.t (a);
--- alter
CREATE INDEX ON public.t (a DESC, "B" NULLS FIRST);
--- change
created index btree (a DESC, "B" NULLS FIRST) on t
=== index: expression, condition, included column
CREATE TABLE public.t (a integer, b text);
--- alter
CREATE UNIQUE INDEX ON public.t (lower(b), a) INCLUDE (b) WHERE a > 0;
--- change
created index UNIQUE btree (lower(b), a) INCLUDE (b) WHERE (a > 0) on t
=== index: nulls not distinct since 15
CREATE TABLE public.t (a integer);
--- alter
CREATE UNIQUE INDEX ON public.t (a) NULLS NOT DISTINCT;
--- change
created index UNIQUE btree (a) NULLS NOT DISTINCT on t
=== index: operator class and collation
CREATE TABLE public.t (a varchar(9), b text COLLATE "C", c bpchar);
--- alter
CREATE INDEX i ON public.t (a text_pattern_ops, b COLLATE "default", c);
--- change
created index i on t (definition btree (a text_pattern_ops, b COLLATE "default", c))
=== index: collation of another column
CREATE TABLE public.t (b text COLLATE "C");
--- alter
CREATE INDEX i ON public.t (b COLLATE "default");
--- change
created index i on t (definition btree (b COLLATE "default"))
=== index: method
CREATE TABLE public.t (a integer); CREATE INDEX i ON public.t (a);
--- alter
DROP INDEX public.i; CREATE INDEX i ON public.t USING hash (a);
--- change
altered index i on t: definition btree (a) -> hash (a)
=== index: options
CREATE TABLE public.t (a text); CREATE INDEX i ON public.t (lower(a)) WITH (fillfactor = 70, deduplicate_items = off) WHERE a <> '';
--- alter
ALTER INDEX public.i SET (fillfactor = 80);
--- change
altered index i on t: options deduplicate_items=off, fillfactor=70 -> deduplicate_items=off, fillfactor=80
=== index: statistics of an expression
CREATE TABLE public.t (a text); CREATE INDEX i ON public.t (lower(a));
--- alter
ALTER INDEX public.i ALTER COLUMN 1 SET STATISTICS 300;
--- change
altered index i on t: statistics none -> 1 300
=== index: comment on that of a constraint
CREATE TABLE public.t (a integer PRIMARY KEY);
--- alter
COMMENT ON INDEX public.t_pkey IS 'key';
--- change
altered constraint PRIMARY KEY (a) on t: comment on index none -> key
=== statistics object: target
CREATE TABLE public.t (a integer, b integer); CREATE STATISTICS public.s (ndistinct) ON a, b FROM public.t;
--- alter
ALTER STATISTICS public.s SET STATISTICS 400;
--- change
altered statistics object s: target none -> 400
=== view: definition
CREATE TABLE public.t (a integer, b timestamptz); CREATE VIEW public.v AS SELECT a FROM public.t WHERE b > '2020-02-03 04:05:06+00';
--- alter
CREATE OR REPLACE VIEW public.v AS SELECT 1 AS a;
--- change
altered view v: definition * -> SELECT 1 AS a;
=== view: options
CREATE VIEW public.v AS SELECT 1 AS a;
--- alter
ALTER VIEW public.v SET (security_barrier = true);
--- change
altered view v: options none -> security_barrier=true
=== view: security invoker since 15
CREATE VIEW public.v AS SELECT 1 AS a;
--- alter
ALTER VIEW public.v SET (security_invoker = true);
--- change
altered view v: options none -> security_invoker=true
=== view: column default
CREATE VIEW public.v AS SELECT 1 AS a;
--- alter
ALTER VIEW public.v ALTER a SET DEFAULT 2;
--- change
altered column v.a: default none -> 2
=== materialized view: populated
CREATE MATERIALIZED VIEW public.v AS SELECT 1 AS a WITH NO DATA;
--- alter
REFRESH MATERIALIZED VIEW public.v;
--- change
altered materialized view v: populated no -> none
=== routine: body
CREATE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT a';
--- alter
CREATE OR REPLACE FUNCTION public.f(a integer, b text DEFAULT 'x') RETURNS integer LANGUAGE sql AS 'SELECT 1';
--- change
altered routine f(integer, text): definition * -> *
=== routine: one of two with one name
CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a'; CREATE FUNCTION public.f(a text) RETURNS text LANGUAGE sql AS 'SELECT a';
--- alter
DROP FUNCTION public.f(text);
--- change
dropped routine f(text)
=== routine: settings
CREATE FUNCTION public.f() RETURNS integer LANGUAGE sql AS 'SELECT 1';
--- alter
ALTER FUNCTION public.f() SET search_path = public;
--- change
altered routine f(): definition * -> *
=== routine: procedure comment
CREATE PROCEDURE public.p() LANGUAGE sql AS 'SELECT 1';
--- alter
COMMENT ON PROCEDURE public.p() IS 'does';
--- change
altered routine p(): comment none -> does
=== routine: aggregate
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
--- alter
CREATE OR REPLACE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '1');
--- change
altered routine total(integer): definition * -> *
=== operator: estimator
CREATE OPERATOR public.=== (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq);
--- alter
ALTER OPERATOR public.=== (integer, integer) SET (RESTRICT = eqsel);
--- change
altered operator "==="(integer, integer): definition FUNCTION int4eq(integer,integer) -> FUNCTION int4eq(integer,integer) RESTRICT eqsel
=== operator class: comment
CREATE OPERATOR CLASS public.mine FOR TYPE integer USING btree AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(integer, integer);
--- alter
COMMENT ON OPERATOR CLASS public.mine USING btree IS 'mine';
--- change
altered operator class mine using btree: comment none -> mine
=== cast
CREATE TYPE public.mood AS ENUM ('a'); CREATE CAST (public.mood AS integer) WITH INOUT;
--- alter
DROP CAST (public.mood AS integer); CREATE CAST (public.mood AS integer) WITH INOUT AS ASSIGNMENT;
--- change
altered cast (public.mood as integer): definition WITH INOUT -> WITH INOUT AS ASSIGNMENT
=== text search configuration: mapping
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = simple);
--- alter
ALTER TEXT SEARCH CONFIGURATION public.words DROP MAPPING FOR url;
--- change
altered text search configuration words: definition * -> *
=== text search dictionary: options
CREATE TEXT SEARCH DICTIONARY public.d (TEMPLATE = simple, accept = true);
--- alter
ALTER TEXT SEARCH DICTIONARY public.d (accept = false);
--- change
altered text search dictionary d: definition TEMPLATE pg_catalog.simple accept = 'true' -> TEMPLATE pg_catalog.simple accept = 'false'
=== trigger: enabled
CREATE TABLE public.t (a integer); CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- alter
ALTER TABLE public.t DISABLE TRIGGER g;
--- change
altered trigger g on t: enabled none -> no
=== trigger: definition
CREATE TABLE public.t (a integer); CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'; CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- alter
DROP TRIGGER g ON public.t; CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION public.f();
--- change
altered trigger g on t: definition * -> *
=== rule: definition
CREATE TABLE public.t (a integer); CREATE RULE r AS ON DELETE TO public.t DO INSTEAD NOTHING;
--- alter
DROP RULE r ON public.t;
--- change
dropped rule r on t
=== policy: using
CREATE TABLE public.t (a integer); CREATE POLICY p ON public.t FOR SELECT USING (a > 0);
--- alter
ALTER POLICY p ON public.t USING (a > 1);
--- change
altered policy p on t: using (a > 0) -> (a > 1)
=== policy: roles
CREATE TABLE public.t (a integer); CREATE POLICY p ON public.t USING (a > 0);
--- alter
ALTER POLICY p ON public.t TO pg_monitor;
--- change
altered policy p on t: roles public -> pg_monitor
=== event trigger: enabled
CREATE FUNCTION public.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'; CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION public.f();
--- alter
ALTER EVENT TRIGGER e ENABLE ALWAYS;
--- change
altered event trigger e: enabled none -> always
=== publication: tables
CREATE TABLE public.t (a integer); CREATE TABLE public.u (a integer); CREATE PUBLICATION p FOR TABLE public.t;
--- alter
ALTER PUBLICATION p ADD TABLE public.u;
--- change
altered publication p: tables public.t -> public.t, public.u
=== publication: filter since 15
CREATE TABLE public.t (a integer, b integer); CREATE PUBLICATION p FOR TABLE public.t;
--- alter
ALTER PUBLICATION p SET TABLE public.t (a) WHERE (a > 0);
--- change
altered publication p: tables public.t -> public.t (a) WHERE (a > 0)
=== publication: operations
CREATE PUBLICATION p FOR ALL TABLES;
--- alter
ALTER PUBLICATION p SET (publish = 'insert');
--- change
altered publication p: publish insert, update, delete, truncate -> insert
=== foreign server and table
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER far FOREIGN DATA WRAPPER w OPTIONS (host 'a'); CREATE FOREIGN TABLE public.t (a integer OPTIONS (x '1')) SERVER far OPTIONS (y '2');
--- alter
ALTER SERVER far OPTIONS (SET host 'b');
--- change
altered foreign server far: definition FOREIGN DATA WRAPPER w OPTIONS {host=a} -> FOREIGN DATA WRAPPER w OPTIONS {host=b}
=== foreign table: column options
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER far FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE public.t (a integer OPTIONS (x '1')) SERVER far;
--- alter
ALTER FOREIGN TABLE public.t ALTER a OPTIONS (SET x '2');
--- change
altered column t.a: foreign options x=1 -> x=2
=== foreign-data wrapper: comment
CREATE FOREIGN DATA WRAPPER w;
--- alter
COMMENT ON FOREIGN DATA WRAPPER w IS 'w';
--- change
altered foreign-data wrapper w: comment none -> w
