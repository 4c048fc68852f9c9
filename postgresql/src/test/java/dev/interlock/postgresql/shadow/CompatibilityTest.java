package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.compatibility.Compatibility;
import dev.interlock.catalog.compatibility.Loss;
import dev.interlock.dialect.Shadow;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** The losses of an old release by real statements on a real server. */
@Tag("C8")
class CompatibilityTest {

  private static final String BEFORE =
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE DOMAIN email AS text;
      CREATE TABLE account (
        id int PRIMARY KEY, ref varchar(50), n int, kind text DEFAULT 'x', amount numeric(8,2),
        mail email, feeling mood, rate int NOT NULL DEFAULT 1);
      CREATE TABLE item (id int PRIMARY KEY, account_id int, qty int, UNIQUE (qty));
      CREATE VIEW items AS SELECT id, qty FROM item;
      CREATE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE INDEX account_by_ref ON account (ref);
      """;

  @PostgresTest
  void namesWhatIsGoneOrAnother(TestDatabase database) throws SQLException {
    assertThat(losses(database, "ALTER TABLE account RENAME ref TO reference"))
        .containsExactly("BREAKING column account.ref is gone");
    assertThat(losses(database, "DROP TABLE account"))
        .containsExactly("BREAKING table account is gone");
    assertThat(losses(database, "DROP VIEW items")).containsExactly("BREAKING view items is gone");
    assertThat(losses(database, "DROP FUNCTION total(int)"))
        .containsExactly("BREAKING routine total(integer) is gone");
    assertThat(losses(database, "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'"))
        .containsExactly("BREAKING enum mood has no label 'sad'");
    assertThat(losses(database, "ALTER TABLE account ALTER n TYPE text"))
        .containsExactly("BREAKING column account.n is text instead of integer");
    assertThat(losses(database, "ALTER TABLE item DROP CONSTRAINT item_qty_key"))
        .containsExactly(
            "BREAKING constraint UNIQUE (qty) on item is gone; an ON CONFLICT clause may name it");
    assertThat(
            losses(
                database,
                "DROP FUNCTION total(int)",
                "CREATE FUNCTION total(int) RETURNS text LANGUAGE sql AS 'SELECT $$a$$'"))
        .containsExactly(
            "BREAKING routine total(integer) has other parameters or another result type");
  }

  @PostgresTest
  void namesWhatOldWritersCanNoLongerWrite(TestDatabase database) throws SQLException {
    assertThat(losses(database, "ALTER TABLE account ADD owner int NOT NULL"))
        .containsExactly(
            "REFUSING column account.owner needs a value, and no earlier release knows it");
    assertThat(losses(database, "ALTER TABLE account ALTER n SET NOT NULL"))
        .containsExactly("NARROWING column account.n must no longer be null");
    assertThat(losses(database, "ALTER TABLE account ALTER rate DROP DEFAULT"))
        .containsExactly("NARROWING column account.rate no longer has a default and needs a value");
    assertThat(losses(database, "ALTER TABLE account ALTER ref TYPE varchar(20)"))
        .containsExactly(
            "NARROWING column account.ref is character varying(20) instead of"
                + " character varying(50)");
    assertThat(losses(database, "ALTER TABLE account ADD CHECK (n > 0) NOT VALID"))
        .containsExactly(
            "NARROWING constraint CHECK ((n > 0)) on account is new, and writes that break it are"
                + " refused");
    assertThat(losses(database, "ALTER TABLE item ADD FOREIGN KEY (account_id) REFERENCES account"))
        .hasSize(1)
        .allMatch(loss -> loss.startsWith("NARROWING constraint FOREIGN KEY"));
    assertThat(losses(database, "CREATE UNIQUE INDEX by_n ON account (n)"))
        .hasSize(1)
        .allMatch(loss -> loss.startsWith("NARROWING index by_n on account"));
    assertThat(losses(database, "ALTER TABLE account ENABLE ROW LEVEL SECURITY"))
        .containsExactly(
            "NARROWING table account shows and accepts only rows that its policies allow");
  }

  @PostgresTest
  void acceptsLossesThatNoReleaseNotices(TestDatabase database) throws SQLException {
    for (String harmless :
        List.of(
            "ALTER TABLE account ADD owner int",
            "ALTER TABLE account ADD owner int NOT NULL DEFAULT 0 CHECK (owner >= 0)",
            "ALTER TABLE account ADD boss int REFERENCES account",
            "ALTER TABLE account ALTER n TYPE bigint",
            "ALTER TABLE account ALTER ref TYPE text",
            "ALTER TABLE account ALTER amount TYPE numeric(10,2)",
            "ALTER TABLE account ALTER rate DROP NOT NULL",
            "ALTER TYPE mood ADD VALUE 'glad'",
            "CREATE TABLE more (id int PRIMARY KEY, n int NOT NULL UNIQUE CHECK (n > 0))",
            "DROP INDEX account_by_ref",
            "DROP FUNCTION stamp()",
            "CREATE INDEX by_n ON account (n)",
            "CREATE OR REPLACE FUNCTION total(int) RETURNS int LANGUAGE sql AS 'SELECT 2'",
            "CREATE OR REPLACE VIEW items AS SELECT id, qty, account_id FROM item")) {
      assertThat(losses(database, harmless)).as(harmless).isEmpty();
    }
    assertThat(losses(database, "DROP VIEW items", "CREATE TABLE items (id int, qty int)"))
        .isEmpty();
    assertThat(
            losses(
                database,
                "ALTER TABLE item DROP CONSTRAINT item_qty_key",
                "ALTER TABLE item ADD CONSTRAINT once UNIQUE (qty)"))
        .noneMatch(loss -> loss.startsWith("BREAKING"));
  }

  /** Returns the losses after running the statements on the initial schema. */
  private static List<String> losses(TestDatabase database, String... statements)
      throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE");
      statement.execute("CREATE SCHEMA public");
      statement.execute(BEFORE);
      try (Shadow shadow = ScriptFolder.shadow(database.url())) {
        var before = shadow.catalog();
        for (String sql : statements) {
          statement.execute(sql);
        }
        try (Shadow again = ScriptFolder.shadow(database.url())) {
          return Compatibility.between(before, again.catalog()).losses().stream()
              .map(CompatibilityTest::words)
              .toList();
        }
      }
    }
  }

  private static String words(Loss loss) {
    return loss.weight() + " " + loss;
  }
}
