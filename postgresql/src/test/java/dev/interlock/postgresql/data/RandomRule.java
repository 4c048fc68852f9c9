package dev.interlock.postgresql.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small table with random rows, and a statement that makes a random rule for them.
 *
 * @param tables statements that create the table and what its rule refers to
 * @param rows statements that insert rows
 * @param rule the statement that makes the rule
 * @param value a value that a repair can fill in
 */
record RandomRule(String table, List<String> tables, List<String> rows, String rule, String value) {

  private static final List<String> TEXTS =
      List.of("'a'", "'A'", "'ab'", "'abc'", "'1'", "'12'", "'a  '", "''", "NULL");

  /** Returns a rule for the table with this number. */
  static RandomRule next(int number, Random random, int major) {
    String table = (random.nextBoolean() ? "t%d" : "\"T %d\"").formatted(number);
    boolean isPartitioned = random.nextInt(5) == 0;
    boolean hasKey = !isPartitioned && random.nextBoolean();
    var tables = new ArrayList<String>();
    tables.add(
        "CREATE TABLE p%d (x integer, y integer, UNIQUE (x), UNIQUE (x, y))".formatted(number));
    tables.add("CREATE DOMAIN dom%d AS integer".formatted(number));
    tables.add("CREATE TYPE mood%d AS ENUM ('a', 'ab', '1')".formatted(number));
    tables.add(
        "CREATE TABLE %s (id integer%s, a integer, b integer, c text, d numeric(6, 2), r int4range, v dom%d, updated_at timestamp)%s"
            .formatted(
                table,
                hasKey ? " PRIMARY KEY" : "",
                number,
                isPartitioned ? " PARTITION BY LIST (a)" : ""));
    if (isPartitioned) {
      tables.add(
          "CREATE TABLE part%d PARTITION OF %s FOR VALUES IN (0, 1)".formatted(number, table));
      tables.add("CREATE TABLE rest%d PARTITION OF %s DEFAULT".formatted(number, table));
    }
    return new RandomRule(
        table,
        tables,
        rows(number, table, random),
        rule(number, table, isPartitioned, hasKey, random, major),
        "7");
  }

  private static List<String> rows(int number, String table, Random random) {
    var rows = new ArrayList<String>();
    for (int x = 0; x < 4; x++) {
      if (random.nextInt(4) > 0) {
        rows.add("INSERT INTO p%d VALUES (%d, %d)".formatted(number, x, random.nextInt(2)));
      }
    }
    int count = random.nextInt(7);
    for (int id = 0; id < count; id++) {
      int low = random.nextInt(20);
      rows.add(
          "INSERT INTO %s VALUES (%d, %s, %s, %s, %s, int4range(%d, %d), %s, timestamp '2026-01-01' + interval '%d days')"
              .formatted(
                  table,
                  id,
                  number(random),
                  number(random),
                  TEXTS.get(random.nextInt(TEXTS.size())),
                  random.nextInt(3) == 0 ? "123.45" : "1.5",
                  low,
                  low + random.nextInt(4),
                  number(random),
                  random.nextInt(5)));
    }
    return rows;
  }

  private static String number(Random random) {
    int n = random.nextInt(9);
    return n == 8 ? "NULL" : n == 7 ? "40000" : Integer.toString(n % 5);
  }

  private static String rule(
      int number, String table, boolean isPartitioned, boolean hasKey, Random random, int major) {
    var rules = new ArrayList<String>();
    String add = "ALTER TABLE " + table + " ADD ";
    String alter = "ALTER TABLE " + table + " ALTER ";
    rules.add(add + "UNIQUE (a)");
    rules.add(add + "UNIQUE (a, b)");
    rules.add("CREATE UNIQUE INDEX ON %s (a) INCLUDE (b)".formatted(table));
    if (!isPartitioned) {
      rules.add("CREATE UNIQUE INDEX ON %s (lower(c), (a + b))".formatted(table));
      rules.add("CREATE UNIQUE INDEX ON %s (c COLLATE \"C\" DESC) WHERE a > 1".formatted(table));
      rules.add("CREATE UNIQUE INDEX ON %s (c text_pattern_ops, b NULLS FIRST)".formatted(table));
      rules.add(add + "EXCLUDE USING gist (r WITH &&)");
      rules.add(add + "EXCLUDE USING gist (r WITH &&) WHERE (a > 1)");
      rules.add(add + "EXCLUDE USING btree (a WITH =, b WITH =)");
      rules.add(add + "FOREIGN KEY (a, b) REFERENCES p%d (x, y) MATCH FULL".formatted(number));
    }
    if (major >= 15) {
      rules.add(add + "UNIQUE NULLS NOT DISTINCT (a, b)");
    }
    if (!hasKey) {
      rules.add(add + "PRIMARY KEY (a)");
    }
    rules.add(alter + "b SET NOT NULL");
    rules.add(alter + "c SET NOT NULL");
    rules.add(add + "n integer NOT NULL");
    rules.add(add + "FOREIGN KEY (a) REFERENCES p%d (x)".formatted(number));
    rules.add(add + "FOREIGN KEY (a, b) REFERENCES p%d (x, y)".formatted(number));
    rules.add(add + "CHECK (a > 1)");
    rules.add(add + "CONSTRAINT \"less or equal\" CHECK (a <= b OR c IS NULL)");
    if (hasKey) {
      rules.add(add + "FOREIGN KEY (b) REFERENCES %s (id)".formatted(table));
      rules.add("ALTER DOMAIN dom%d ADD CHECK (VALUE > 1)".formatted(number));
      rules.add("ALTER DOMAIN dom%d SET NOT NULL".formatted(number));
    }
    rules.add(alter + "c TYPE varchar(2)");
    rules.add(alter + "c TYPE integer USING c::integer");
    rules.add(alter + "c TYPE mood%1$d USING c::mood%1$d".formatted(number));
    rules.add(alter + "b TYPE smallint");
    rules.add(alter + "d TYPE numeric(3, 1)");
    return rules.get(random.nextInt(rules.size()));
  }

  /** Returns rules for tables of these numbers. */
  static List<RandomRule> some(int count, Random random, int major) {
    return IntStream.range(0, count).mapToObj(number -> next(number, random, major)).toList();
  }

  static String script(List<String> statements) {
    return statements.stream().map(sql -> sql + ";\n").collect(Collectors.joining());
  }
}
