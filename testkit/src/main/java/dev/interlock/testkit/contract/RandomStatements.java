package dev.interlock.testkit.contract;

import java.util.List;
import java.util.Random;

/** Statements that change a small schema, over few names, so that they meet each other. */
final class RandomStatements {

  /** {@code T} is a table, {@code C} a column, {@code N} a name that may be taken. */
  private static final List<String> TEMPLATES =
      List.of(
          "CREATE TABLE T (id serial PRIMARY KEY, C int, d text DEFAULT 'x')",
          "CREATE TABLE T (id int GENERATED ALWAYS AS IDENTITY, C int UNIQUE, CHECK (C > 0))",
          "CREATE TABLE IF NOT EXISTS T (C int, at date) PARTITION BY RANGE (at)",
          "CREATE TABLE N PARTITION OF T FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
          "CREATE TABLE N () INHERITS (T)",
          "ALTER TABLE T ADD COLUMN C bigint",
          "ALTER TABLE T ADD COLUMN IF NOT EXISTS C text DEFAULT 'y'",
          "ALTER TABLE T DROP COLUMN C",
          "ALTER TABLE T RENAME COLUMN C TO C",
          "ALTER TABLE T RENAME TO N",
          "ALTER TABLE T ALTER COLUMN C TYPE numeric",
          "ALTER TABLE T ALTER COLUMN C SET NOT NULL",
          "ALTER TABLE T ALTER COLUMN C SET DEFAULT NULL",
          "ALTER TABLE T ALTER COLUMN C DROP DEFAULT",
          "ALTER TABLE T ADD UNIQUE (C)",
          "ALTER TABLE T ADD CONSTRAINT N CHECK (C IS NOT NULL) NOT VALID",
          "ALTER TABLE T VALIDATE CONSTRAINT N",
          "ALTER TABLE T DROP CONSTRAINT N",
          "ALTER TABLE T ADD FOREIGN KEY (C) REFERENCES T",
          "ALTER TABLE T ENABLE ROW LEVEL SECURITY",
          "ALTER TABLE T SET (fillfactor = 70)",
          "ALTER TABLE T SET UNLOGGED",
          "ALTER TABLE T SET SCHEMA other",
          "ALTER TABLE T REPLICA IDENTITY FULL",
          "ALTER TABLE T CLUSTER ON N",
          "CREATE SCHEMA IF NOT EXISTS other",
          "ALTER SCHEMA other RENAME TO another",
          "CREATE INDEX ON T (C)",
          "CREATE INDEX N ON T (C) WHERE C IS NOT NULL",
          "ALTER INDEX N RENAME TO N",
          "DROP INDEX N",
          "REINDEX TABLE T",
          "CREATE VIEW N AS SELECT * FROM T",
          "CREATE VIEW N AS SELECT x.C, y.* FROM T x JOIN T y USING (C)",
          "CREATE MATERIALIZED VIEW N AS SELECT C FROM T",
          "REFRESH MATERIALIZED VIEW N",
          "DROP VIEW N",
          "DROP TABLE T",
          "DROP TABLE T CASCADE",
          "CREATE SEQUENCE N OWNED BY T.C",
          "ALTER SEQUENCE N OWNED BY NONE",
          "ALTER SEQUENCE N INCREMENT 3",
          "COMMENT ON TABLE T IS 'table'",
          "COMMENT ON COLUMN T.C IS 'column'",
          "COMMENT ON INDEX N IS 'index'",
          "COMMENT ON CONSTRAINT N ON T IS 'constraint'",
          "COMMENT ON TABLE T IS NULL",
          "CREATE POLICY N ON T USING (C IS NULL)",
          "CREATE RULE N AS ON DELETE TO T DO INSTEAD NOTHING",
          "CREATE TRIGGER N BEFORE UPDATE ON T FOR EACH ROW"
              + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
          "ALTER TABLE T DISABLE TRIGGER ALL",
          "CREATE STATISTICS ON id, C FROM T",
          "CREATE TYPE N AS ENUM ('a', 'b')",
          "ALTER TYPE N ADD VALUE 'c'",
          "CREATE DOMAIN N AS int CHECK (VALUE > 0)",
          "ALTER DOMAIN N SET DEFAULT 7",
          "CREATE TYPE N AS (a int, b text)",
          "ALTER TYPE N ADD ATTRIBUTE c int",
          "CREATE FUNCTION N() RETURNS int LANGUAGE sql AS 'SELECT 1'",
          "DROP FUNCTION N()",
          "INSERT INTO T (C) VALUES (1)",
          "UPDATE T SET C = NULL",
          "TRUNCATE T CASCADE",
          "DO $$ BEGIN CREATE TABLE N (a int); RAISE 'x'; EXCEPTION WHEN OTHERS THEN NULL; END $$",
          "DO $$ BEGIN ALTER TABLE T ADD C int; EXCEPTION WHEN OTHERS THEN NULL; END $$",
          "DO $$ BEGIN CREATE TABLE N (a int); ALTER TABLE N ADD b int; END $$",
          "UPDATE pg_index SET indisvalid = false WHERE indrelid = 'T'::regclass",
          "GRANT SELECT ON T TO PUBLIC",
          "ANALYZE T",
          "SET LOCAL search_path = pg_catalog, public",
          "PREPARE N AS SELECT 1",
          "DEALLOCATE ALL",
          "DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$",
          "SELECT 1");

  private static final List<String> TABLES = List.of("public.t", "public.u", "public.v");
  private static final List<String> COLUMNS = List.of("a", "b", "c");
  private static final List<String> NAMES = List.of("n", "o", "t", "w", "t_a_idx", "u_a_key");

  private final Random random;

  RandomStatements(Random random) {
    this.random = random;
  }

  String next() {
    String statement = one(TEMPLATES);
    var filled = new StringBuilder();
    for (String word : statement.split("(?<=\\W)|(?=\\W)", -1)) {
      filled.append(
          switch (word) {
            case "T" -> one(TABLES);
            case "C" -> one(COLUMNS);
            case "N" -> one(NAMES);
            default -> word;
          });
    }
    return filled.toString();
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
