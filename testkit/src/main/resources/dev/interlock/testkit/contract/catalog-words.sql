-- What is put together in the server's words, under names and in forms that make it hard.
CREATE SCHEMA "Odd ""schema""";
CREATE TABLE "Odd ""schema"""."select" ("Id" serial PRIMARY KEY, "a.b" text UNIQUE, "user" bigserial, "it's" smallserial);
CREATE TABLE "order" ("group" integer, "Group" integer, "with space" integer, merge_action integer, json_table integer,
  absent integer, "ä" integer, "1st" integer, "_ok$" integer, "back\slash" integer,
  PRIMARY KEY ("group", "Group"), UNIQUE ("with space", merge_action, json_table, absent, "ä", "1st", "_ok$", "back\slash"));
CREATE TABLE refers (
  a integer REFERENCES "Odd ""schema"""."select" ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  b text REFERENCES "Odd ""schema"""."select" ("a.b") ON UPDATE SET DEFAULT ON DELETE RESTRICT,
  g1 integer, g2 integer,
  FOREIGN KEY (g1, g2) REFERENCES "order" MATCH FULL ON UPDATE RESTRICT ON DELETE CASCADE,
  self integer UNIQUE REFERENCES refers (self) ON UPDATE NO ACTION ON DELETE SET DEFAULT,
  UNIQUE (g2, g1) INCLUDE (b) DEFERRABLE, CONSTRAINT "Key" PRIMARY KEY (g1) INCLUDE (g2, a) WITH (fillfactor = 70));
ALTER TABLE refers ADD CONSTRAINT unproven FOREIGN KEY (g2) REFERENCES refers NOT VALID;
-- Of a table that is not read.
CREATE TABLE flyway_schema_history (id integer PRIMARY KEY, next serial);
CREATE TABLE out_there (id integer REFERENCES flyway_schema_history,
  n integer DEFAULT nextval('flyway_schema_history_next_seq'));
-- The same expressions over columns that are called otherwise, and over rows.
CREATE TABLE one (a integer CHECK (a > 0), b integer, CHECK (a < b), CHECK (one IS NOT NULL), CHECK (tableoid <> 1::oid),
  c text CHECK (CASE WHEN c = 'x' THEN a > 1 ELSE length(c) > 2 END), d integer GENERATED ALWAYS AS (a * b + 1) STORED);
CREATE TABLE two ("A" integer CHECK ("A" > 0), b integer, CHECK ("A" < b), CHECK (two IS NOT NULL), CHECK (tableoid <> 1::oid),
  c text CHECK (CASE WHEN c = 'x' THEN "A" > 1 ELSE length(c) > 2 END), d integer GENERATED ALWAYS AS ("A" * b + 1) STORED);
CREATE TABLE three (b integer, a integer CHECK (a > 0) NO INHERIT, CHECK (b > 0), CHECK (a < b), ":location 5" integer CHECK (":location 5" > 0));
ALTER TABLE three ADD CONSTRAINT later CHECK (a > 0) NOT VALID;
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE DOMAIN other AS integer CHECK (VALUE > 0) CONSTRAINT named CHECK (VALUE < 7);
-- Indexes that are printed alike but for one thing.
CREATE INDEX ON one (lower(c)) WHERE a > 0; CREATE INDEX ON two (lower(c)) WHERE "A" > 0; CREATE INDEX ON three (b) WHERE a > 0;
CREATE INDEX ON one (lower(c)) WHERE a > 1; CREATE INDEX ON one (lower(c) DESC) WHERE a > 0; CREATE UNIQUE INDEX ON one (lower(c)) WHERE a > 0;
CREATE INDEX ON one (lower(c) COLLATE "C") WHERE a > 0; CREATE INDEX ON one (lower(c) text_pattern_ops) WHERE a > 0;
CREATE INDEX ON one (lower(c)) INCLUDE (b) WHERE a > 0; CREATE INDEX ON one (lower(c)) WITH (fillfactor = 70) WHERE a > 0;
CREATE INDEX ON one ((a + b), c NULLS FIRST, (a - b) DESC NULLS LAST); CREATE INDEX ON two (("A" + b), c NULLS FIRST, ("A" - b) DESC NULLS LAST);
CREATE INDEX ON one ((CASE WHEN a > 0 THEN 'x' ELSE c END)) WHERE CASE WHEN a > 0 THEN b = 1 ELSE b = 2 END;
CREATE INDEX ON two (c COLLATE "default"); CREATE INDEX ON two USING hash (c); CREATE INDEX ON two (c) WHERE c IS NOT NULL;
CREATE INDEX ON one ((one IS NOT NULL)); CREATE INDEX ON two ((two IS NOT NULL));
-- Defaults that are the same, nearly the same, and of every kind.
CREATE SEQUENCE "Seq's"; CREATE SEQUENCE "Odd ""schema"""."select_seq";
CREATE TABLE defaults (
  a integer DEFAULT 1, b integer DEFAULT 2, c bigint DEFAULT 1, d text DEFAULT 'it''s', e text DEFAULT E'back\\slash', f varchar(3) DEFAULT 'x',
  g char(3) DEFAULT 'x', h numeric(10, 2) DEFAULT 1.50, i jsonb DEFAULT '{"a": [1]}', j text[] DEFAULT '{a,b}', k text[] DEFAULT ARRAY['a', 'b'],
  l timestamptz DEFAULT now(), m timestamptz DEFAULT CURRENT_TIMESTAMP, n timestamp DEFAULT timezone('utc', now()), o date DEFAULT CURRENT_DATE,
  p bigint DEFAULT nextval('"Seq''s"'), q integer DEFAULT nextval('"Seq''s"'), r integer DEFAULT nextval('"Seq''s"') + 1,
  s text DEFAULT nextval('"Seq''s"'), t bigint DEFAULT nextval('"Seq''s"'::text), u smallint DEFAULT nextval('"Odd ""schema"""."select_seq"'),
  v integer DEFAULT nextval('"Seq''s"')::integer, w regclass DEFAULT '"Seq''s"', x bigint DEFAULT currval('"Seq''s"'),
  y boolean DEFAULT (NOT true), z interval DEFAULT '1 day', aa text DEFAULT NULL, ab text DEFAULT 'x'::varchar || 'y',
  ac float8 DEFAULT -0.1, ad bit(3) DEFAULT B'101', ae bytea DEFAULT '\x00ff', af positive DEFAULT 3, ag text COLLATE "C" DEFAULT 'x');
CREATE TABLE again (a integer DEFAULT 1, c bigint DEFAULT 1, d text DEFAULT 'it''s', l timestamptz DEFAULT now(), i jsonb DEFAULT '{"a": [1]}');
CREATE VIEW seen AS SELECT 1 AS a; ALTER VIEW seen ALTER a SET DEFAULT 7;
CREATE TABLE parent (id integer, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE part PARTITION OF parent FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX ON parent (at) WHERE id > 0;
CREATE TABLE to_parent (id integer, at date, FOREIGN KEY (id, at) REFERENCES parent);
CREATE TABLE gone (a integer, dropped integer, b integer, UNIQUE (b), CHECK (b > a), FOREIGN KEY (b) REFERENCES gone (b));
ALTER TABLE gone DROP COLUMN dropped; ALTER TABLE gone ADD c integer DEFAULT 5 CHECK (c > 0); CREATE INDEX ON gone (c, b) WHERE c > 0;
DO $$ BEGIN
  IF current_setting('server_version_num')::integer >= 150000 THEN
    EXECUTE $new$
    ALTER TABLE gone ADD UNIQUE NULLS NOT DISTINCT (c); CREATE UNIQUE INDEX ON gone (a) NULLS NOT DISTINCT;
    CREATE UNIQUE INDEX ON gone (a) INCLUDE (b) NULLS NOT DISTINCT WHERE c > 0;
    CREATE TABLE cleared ("A" integer, b integer, FOREIGN KEY ("A", b) REFERENCES "order" ON DELETE SET NULL ("A"),
      FOREIGN KEY (b, "A") REFERENCES "order" ON DELETE SET DEFAULT ("A", b));
    $new$;
  END IF;
  IF current_setting('server_version_num')::integer >= 180000 THEN
    EXECUTE $new$
    CREATE EXTENSION btree_gist;
    CREATE TABLE periods (id integer, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
    CREATE TABLE of_periods (id integer, during daterange, FOREIGN KEY (id, PERIOD during) REFERENCES periods,
      n integer GENERATED ALWAYS AS (id * 2) VIRTUAL, other integer REFERENCES gone (b) NOT ENFORCED, CHECK (id > 1) NOT ENFORCED);
    $new$;
  END IF;
END $$;
