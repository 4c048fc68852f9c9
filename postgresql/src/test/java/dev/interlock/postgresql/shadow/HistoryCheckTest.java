package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.check.HistoryCheck;
import dev.interlock.check.RunTwice;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The findings of a check on histories that run. */
class HistoryCheckTest {

  private static final String SHOP =
      """
      CREATE TABLE account (id int PRIMARY KEY, n int);
      CREATE TABLE item (id int PRIMARY KEY, account_id int, qty int);
      """;

  @TempDir private Path path;
  private ScriptFolder folder;

  @BeforeEach
  void open() {
    folder = new ScriptFolder(path).write("V1__shop.sql", SHOP);
  }

  @PostgresTest
  void holdsHeadersToWhatWasMeasured(TestDatabase database) {
    folder.write("V2__breaks.sql", "ALTER TABLE item DROP qty;");
    folder.write(
        "V3__says_so.sql", "-- interlock: breaking \"unused\"\nALTER TABLE account DROP n;");
    folder.write(
        "V4__says_too_much.sql", "-- interlock: breaking \"careful\"\nCREATE TABLE b (id int);");
    folder.write("V5__refuses.sql", "ALTER TABLE item ADD owner int NOT NULL;");
    folder.write(
        "V6__allowed.sql", "-- interlock: allow=CAT022 \"nobody reads it\"\nDROP TABLE b;");
    assertThat(said(database))
        .containsExactly(
            "WARNING CAT022 V2__breaks.sql [column item.qty is gone]",
            "NOTE CAT023 V4__says_too_much.sql [careful]",
            "WARNING CAT024 V5__refuses.sql"
                + " [column item.owner needs a value, and no earlier release knows it]");
  }

  @PostgresTest
  void findsTimesThatStandStill(TestDatabase database) {
    folder.write(
        "V2__frozen.sql",
        """
        CREATE TABLE task (due timestamp, day date DEFAULT 'today', at timestamp DEFAULT now());
        INSERT INTO task (due) VALUES ('now');
        CREATE VIEW recent AS SELECT due FROM task WHERE due > '2020-01-01'::timestamp;
        """);
    folder.write("V3__view.sql", "CREATE VIEW fresh AS SELECT due > timestamp 'now' FROM task;");
    folder.write(
        "V4__meant.sql",
        "-- interlock: allow=CAT035 \"the first day\"\nALTER TABLE task ALTER due SET DEFAULT 'now';");
    folder.write(
        "V5__body.sql",
        "CREATE FUNCTION late() RETURNS date LANGUAGE sql AS $$ SELECT 'today'::date $$;");
    assertThat(said(database))
        .containsExactly(
            "WARNING CAT035 V2__frozen.sql:1:1 []", "WARNING CAT035 V3__view.sql:1:1 []");
  }

  @PostgresTest
  void missesAWayBackWhereItIsUsual(TestDatabase database) {
    folder.write("V2__a.sql", "CREATE TABLE a (id int);");
    folder.write("U2__a.sql", "DROP TABLE a;");
    folder.write("V3__b.sql", "CREATE TABLE b (id int);");
    folder.write("U3__b.sql", "DROP TABLE b;");
    assertThat(said(database)).containsExactly("NOTE CAT026 V1__shop.sql []");
  }

  @PostgresTest
  void missesNoWayBackWhereItIsNotUsual(TestDatabase database) {
    folder.write("V2__a.sql", "CREATE TABLE a (id int);");
    folder.write("U2__a.sql", "DROP TABLE a;");
    folder.write("V3__merge.sql", "-- interlock: allow=HIS006 \"nothing to do\"\n");
    assertThat(said(database)).isEmpty();
  }

  @PostgresTest
  void pointsAtStatementsThatKeepOthersWaiting(TestDatabase database) {
    folder.write(
        "V2__blocks.sql",
        """
        CREATE INDEX item_by_account ON item (account_id);
        CREATE TABLE mine (id int, n int);
        CREATE INDEX ON mine (n);
        """);
    folder.write(
        "V3__key.sql",
        "-- interlock: breaking \"orphans\"\n"
            + "ALTER TABLE item ADD FOREIGN KEY (account_id) REFERENCES account;");
    folder.write("V4__type.sql", "ALTER TABLE item ALTER qty TYPE bigint;");
    folder.write(
        "V5__allowed.sql",
        "-- interlock: allow=CAT027 \"small\"\nALTER TABLE item ALTER qty TYPE numeric(20,0)"
            + " USING qty;");
    folder.write("V6__held.sql", "ALTER TABLE account ADD z int;\nUPDATE account SET z = 0;");
    folder.write("V7__bare.sql", "CREATE INDEX CONCURRENTLY item_qty ON item (qty);");
    assertThat(
            HistoryCheck.of(folder.history(), folder.replay(database).effects()).stream()
                .filter(finding -> finding.code() == Code.BLOCKS_WHILE_WORKING)
                .map(finding -> finding.place().orElseThrow() + " " + finding.message()))
        .containsExactly(
            "V2__blocks.sql:1:1 `V2` holds SHARE on `item` while it builds an index: writes wait.",
            "V3__key.sql:2:1 `V3` holds SHARE ROW EXCLUSIVE on `account` and `item` while it reads"
                + " every row of `item`: writes wait.",
            "V4__type.sql:1:1 `V4` holds ACCESS EXCLUSIVE on `item` while it rewrites `item`: reads and"
                + " writes wait.",
            "V6__held.sql:2:1 `V6` holds ACCESS EXCLUSIVE on `account` while it reads every"
                + " row of `account`: reads and writes wait.");
  }

  @PostgresTest
  void saysOnceWhatSeveralStatementsOfAMigrationDo(TestDatabase database) {
    folder.write(
        "V2__some.sql",
        """
        CREATE INDEX ON item (qty);
        ALTER TABLE item ALTER qty TYPE bigint;
        UPDATE item SET qty = 0;
        CREATE INDEX ON item (id);
        UPDATE item SET qty = 1;
        ALTER TABLE item ALTER qty TYPE int;
        UPDATE item SET qty = 2;
        """);
    folder.write("V3__many.sql", "CREATE INDEX ON account (n);\n".repeat(12));
    assertThat(
            HistoryCheck.of(folder.history(), folder.replay(database).effects()).stream()
                .filter(finding -> finding.code() == Code.BLOCKS_WHILE_WORKING)
                .map(finding -> finding.place().orElseThrow() + " " + finding.notes()))
        .containsExactly(
            "V2__some.sql:1:1 []",
            "V2__some.sql:2:1 [the same at line 6]",
            "V2__some.sql:3:1 [the same at lines 5, 7]",
            "V2__some.sql:4:1 []",
            "V3__many.sql:1:1 [the same at 11 more lines, the last 12]");
  }

  /** The statements are named although most of them write no row on an empty database. */
  @PostgresTest
  void namesWhatIsNotSafeToRunTwice(TestDatabase database) {
    folder.write("V2__update.sql", "UPDATE item SET qty = 0;");
    folder.write("V3__block.sql", "DO $$ BEGIN DELETE FROM account WHERE n < 0; END $$;");
    folder.write("V4__own.sql", "CREATE TABLE b (id int); INSERT INTO b SELECT id FROM item;");
    folder.write("V5__schema.sql", "ALTER TABLE b ADD UNIQUE (id); CREATE INDEX ON item (qty);");
    folder.write("V6__told.sql", "-- interlock: verify SELECT true\nUPDATE item SET qty = 1;");
    folder.write("R__roles.sql", "DELETE FROM b;");
    assertThat(RunTwice.remark(folder.history(), folder.replay(database).effects()))
        .hasValueSatisfying(remark -> assertThat(remark).endsWith(": V2, V3, V4"));
  }

  @PostgresTest
  void namesTheLastOfMany(TestDatabase database) {
    for (int version = 2; version < 14; version++) {
      folder.write("V%d__a.sql".formatted(version), "UPDATE item SET qty = 0;");
    }
    assertThat(RunTwice.remark(folder.history(), folder.replay(database).effects()))
        .hasValueSatisfying(remark ->
            assertThat(remark)
                .endsWith(": V4, V5, V6, V7, V8, V9, V10, V11, V12, V13 and 2 before them"));
  }

  /** Returns the findings, except for statements that block others while they work. */
  private List<String> said(TestDatabase database) {
    return HistoryCheck.of(folder.history(), folder.replay(database).effects()).stream()
        .filter(finding -> finding.code() != Code.BLOCKS_WHILE_WORKING)
        .map(HistoryCheckTest::words)
        .toList();
  }

  private static String words(Finding finding) {
    return "%s %s %s %s"
        .formatted(
            finding.severity(), finding.code(), finding.place().orElseThrow(), finding.notes());
  }
}
