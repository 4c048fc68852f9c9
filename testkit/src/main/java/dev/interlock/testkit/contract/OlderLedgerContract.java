package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.ledger.LockState;
import dev.interlock.ledger.RunOutcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Ledgers that older versions wrote, from dumps in {@code older-ledger}: the program reads them,
 * finishes the half-done migration, continues, and changes nothing that is recorded.
 */
interface OlderLedgerContract extends Contract {

  String ACCOUNT = "CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL);";
  String ACCOUNTS = "INSERT INTO account VALUES (1, 'ann'), (2, 'bob');";
  String BASELINE =
      """
      -- interlock: squashes=V1,V2 "1.4.0"
      -- interlock: rollback=unsupported "it stands for 2 migrations"

      -- V1 V1__account.sql

      %s

      -- V2 V2__rows.sql

      %s

      """
          .formatted(ACCOUNT, ACCOUNTS);

  String MIGRATIONS = "SELECT * FROM interlock_migration ORDER BY seq";
  String RUNS =
      "SELECT run, command, host, started_at, ended_at, outcome, details FROM interlock_run"
          + " ORDER BY started_at";

  /** The oldest shape: the journal has neither divisions nor the state of a session. */
  @Test
  default void continuesALedgerWithoutDivisions() {
    continues("undivided");
  }

  @Test
  default void continuesALedgerWithDivisions() {
    continues("divided");
  }

  private void continues(String version) {
    writeFiles();
    project().execute(statements(resource(version + ".sql")));
    List<String> migrations = project().rows(MIGRATIONS);
    List<String> runs = project().rows(RUNS);
    List<String> columns = columns();
    assertIsRead();

    project().execute("DELETE FROM item", "INSERT INTO item VALUES (7)");
    assertThat(project().run().upgrade()).containsExactly("V7");
    assertThat(project().rows("SELECT id FROM item ORDER BY id")).containsExactly("3", "7");
    assertThat(project().journal()).isEmpty();
    project().write("V8__more.sql", "CREATE TABLE more (id integer);\n");
    assertThat(project().run().upgrade()).containsExactly("V8");

    assertAdded(2, migrations, project().rows(MIGRATIONS));
    assertAdded(2, runs, project().rows(RUNS));
    assertThat(columns())
        .containsAll(columns)
        .contains("journal division", "journal session", "run release", "lock failed");
    try (var target = project().target(Run.newHolder())) {
      assertThat(target.readRuns(100)).hasSize(runs.size() + 2);
    }
    assertRecordsSeveralRows();
    assertThat(read().guarded()).isTrue();
    assertThat(read().lock()).isEqualTo(new LockState.Free());
  }

  /** The key of the record was the run. */
  private void assertRecordsSeveralRows() {
    int before = project().rows(RUNS).size();
    project()
        .run()
        .with(interlock -> {
          interlock.timeline(1);
          interlock.status();
          interlock.record(RunOutcome.STARTED, Optional.empty());
          interlock.record(RunOutcome.VERIFIED, Optional.empty());
          return interlock;
        });
    assertThat(project().rows(RUNS)).hasSize(before + 2);
  }

  private static void assertAdded(int count, List<String> before, List<String> after) {
    assertThat(after).hasSize(before.size() + count);
    assertThat(after.subList(0, before.size())).isEqualTo(before);
  }

  private void assertIsRead() {
    Ledger ledger = read();
    assertThat(ledger.applied())
        .extracting(row -> row.id() + " " + row.kind().word())
        .containsExactly(
            "V1 applied",
            "V2 applied",
            "R__names applied",
            "V3 squashed",
            "V4 adopted",
            "V5 applied",
            "V6 stamped");
    assertThat(ledger.journal())
        .extracting(entry -> entry.id() + " " + entry.direction().word() + " " + entry.done())
        .containsExactly("V7 up 3");
    assertThat(ledger.guarded()).isTrue();
    assertThat(ledger.proof()).isPresent();
    assertThat(ledger.lock())
        .isInstanceOfSatisfying(
            LockState.Held.class,
            held -> assertThat(held.holder().run().value()).isEqualTo("0a1b2c3d"));
    assertThat(project().rows("SELECT retired_as FROM interlock_migration WHERE retired_as <> ''"))
        .contains("replaced", "undone", "repaired", "restamped");
  }

  private Ledger read() {
    try (var target = project().target(Run.newHolder())) {
      return target.readLedger(LedgerDetail.ROWS);
    }
  }

  /** Writes the files of the dump's project. */
  private void writeFiles() {
    project().write("../squashed/V1__account.sql", "%s\n".formatted(ACCOUNT));
    project().write("../squashed/V2__rows.sql", "%s\n".formatted(ACCOUNTS));
    project().write("V3__baseline.sql", BASELINE);
    project()
        .write(
            "R__names.sql",
            """
            DROP VIEW IF EXISTS names;
            CREATE VIEW names AS SELECT name FROM account WHERE id > 0;
            """);
    project().write("V4__note.sql", "CREATE TABLE note (id integer PRIMARY KEY);\n");
    project().write("V5__tag.sql", "CREATE TABLE tag (id integer);\n");
    project().write("U5__tag.sql", "DROP TABLE tag;\n");
    project().write("V6__elsewhere.sql", "CREATE TABLE elsewhere (id integer);\n");
    project().write("V7__item.sql", resource("V7__item.sql"));
  }

  private String resource(String name) {
    String product = project().database().dialect().name().toLowerCase(Locale.ROOT);
    return CatalogReading.resource("older-ledger/" + product + "-" + name);
  }

  private static String[] statements(String dump) {
    return Stream.of(dump.split(";\n")).filter(sql -> !sql.isBlank()).toArray(String[]::new);
  }

  /** The columns of the ledger's tables, such as {@code journal division}. */
  private List<String> columns() {
    var found = new ArrayList<String>();
    try (Connection connection = project().database().connect();
        var rows = connection.getMetaData().getColumns(null, null, "interlock%", "%")) {
      while (rows.next()) {
        String table = rows.getString("TABLE_NAME").substring("interlock_".length());
        found.add(table + " " + rows.getString("COLUMN_NAME"));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
