package dev.interlock.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.catalog.Catalog;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.OnlineMode;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that fail, because rows break the rule or because the statement has no steps. */
@ExtendWith(PostgresExtension.class)
class OnlineFailureTest {

  private final PostgresServers servers;

  @TempDir private Path folder;

  OnlineFailureTest(PostgresServers servers) {
    this.servers = servers;
  }

  /** The author allows the finding, so that only the server sees the rows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DAT103 | ALTER TABLE orders ADD FOREIGN KEY (ref) REFERENCES customer; | UPDATE orders SET ref = 999 WHERE id = 7 | UPDATE orders SET ref = 1 WHERE id = 7",
        "DAT104 | ALTER TABLE orders ADD CHECK (amount > 0); | UPDATE orders SET amount = 0 WHERE id = 7 | UPDATE orders SET amount = 1 WHERE id = 7",
        "DAT102 | ALTER TABLE orders ALTER code SET NOT NULL; | UPDATE orders SET code = NULL WHERE id = 7 | UPDATE orders SET code = 'y' WHERE id = 7",
        "DAT101 | CREATE UNIQUE INDEX u ON orders (code); | UPDATE orders SET code = 'c8' WHERE id = 7 | UPDATE orders SET code = 'c7' WHERE id = 7",
        "DAT101 | ALTER TABLE orders ADD PRIMARY KEY (id); | UPDATE orders SET id = 8 WHERE id = 7 | UPDATE orders SET id = 7 WHERE code = 'c7'",
      })
  void leaveNothingBehind(String code, String change, String breaks, String mends)
      throws Exception {
    try (TestDatabase shadow = servers.database();
        TestDatabase database = servers.database()) {
      var project =
          OnlineProject.of(
              folder, shadow, "-- interlock: allow=%s \"a test\"%n%s".formatted(code, change));
      project.begin(database);
      Catalog before = OnlineProject.schema(database);
      List<String> names = OnlineProject.names(database);
      OnlineProject.run(database, breaks);

      Failure.Stopped stopped =
          catchThrowableOfType(
              Failure.Stopped.class, () -> project.upgrade(database, OnlineMode.AUTO));

      Finding finding = stopped.findings().getFirst();
      assertThat(finding.code()).isEqualTo(Code.STATEMENT_FAILED);
      assertThat(finding.notes()).anyMatch(note -> note.startsWith("the statement that failed: "));
      assertThat(finding.notes()).anyMatch(note -> note.contains("nothing of it is applied"));
      assertThat(OnlineProject.schema(database)).isEqualTo(before);
      assertThat(OnlineProject.names(database)).isEqualTo(names);
      assertThat(OnlineProject.rows(database, "SELECT id FROM interlock_journal")).isEmpty();

      OnlineProject.run(database, mends);
      assertThat(project.upgrade(database, OnlineMode.AUTO).migrations()).hasSize(1);
    }
  }

  @Test
  void keepsWhatComesBeforeAStatementThatFails() throws Exception {
    String script =
        """
        -- interlock: allow=DAT104 "a test"
        CREATE TABLE extra (id integer);
        ALTER TABLE orders ADD CHECK (amount > 0);
        INSERT INTO extra VALUES (1);
        """;
    try (TestDatabase shadow = servers.database();
        TestDatabase database = servers.database()) {
      var project = OnlineProject.of(folder, shadow, script);
      project.begin(database);
      OnlineProject.run(database, "UPDATE orders SET amount = 0 WHERE id = 7");
      Failure.Stopped stopped =
          catchThrowableOfType(
              Failure.Stopped.class, () -> project.upgrade(database, OnlineMode.AUTO));
      assertThat(stopped.findings().getFirst().notes())
          .anyMatch(note -> note.contains("half applied"));
      assertThat(OnlineProject.rows(database, "SELECT done, running FROM interlock_journal"))
          .containsExactly("1 null");
      OnlineProject.run(database, "UPDATE orders SET amount = 1 WHERE id = 7");
      project.upgrade(database, OnlineMode.AUTO);
      assertThat(OnlineProject.rows(database, "SELECT count(*) FROM extra")).containsExactly("1");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BEGIN; CREATE INDEX i ON orders (id); COMMIT; | LCK007 | its file puts it between `BEGIN` and `COMMIT`",
        "SET LOCAL work_mem = '1MB'; CREATE INDEX i ON orders (id); | LCK007 | `SET LOCAL work_mem = '1MB'` in its file needs the same transaction",
        "ALTER TABLE part ADD UNIQUE (day); | LCK005 | a unique key on a partitioned table has no such steps",
        "ALTER TABLE orders ALTER id TYPE bigint; | LCK005 | it rewrites the table",
        "ALTER TABLE orders ADD COLUMN n uuid DEFAULT gen_random_uuid(); | LCK005 | it rewrites the table",
      })
  void areRefusedWithTheReason(String script, String code, String why) throws Exception {
    try (TestDatabase shadow = servers.database();
        TestDatabase database = servers.database()) {
      var project = OnlineProject.of(folder, shadow, script);
      project.begin(database);
      Failure.Refused refused =
          catchThrowableOfType(
              Failure.Refused.class, () -> project.upgrade(database, OnlineMode.AUTO));
      Finding finding = refused.findings().getFirst();
      assertThat(finding.code().id()).isEqualTo(code);
      assertThat(finding.message() + finding.notes()).contains(why);
      assertThat(finding.help().orElseThrow()).contains("`-- interlock: online=allow`");
      assertThat(OnlineProject.rows(database, "SELECT id FROM interlock_migration"))
          .containsExactly("V1");
      project.upgrade(database, OnlineMode.ALLOW);
    }
  }
}
