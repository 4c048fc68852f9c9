package dev.interlock.postgresql.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.Interlock;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Server;
import dev.interlock.drift.Effects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.drift.States;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Goal;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that another session writes after the check and before the statement. */
@Tag("E4")
@ExtendWith(PostgresExtension.class)
class RowsBeforeTheStatementTest {

  private static final PostgresDialect DIALECT = new PostgresDialect();

  private final PostgresServers servers;

  @TempDir private Path folder;

  RowsBeforeTheStatementTest(PostgresServers servers) {
    this.servers = servers;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE person ADD COLUMN nick text; ALTER TABLE person ADD UNIQUE (name);",
        "CREATE UNIQUE INDEX CONCURRENTLY person_name ON person (name);",
      })
  void areFoundDirectlyBeforeIt(String script) throws Exception {
    Files.writeString(
        folder.resolve("V1__person.sql"),
        "CREATE TABLE person (id serial PRIMARY KEY, name text);");
    Files.writeString(folder.resolve("V2__unique.sql"), script);
    try (TestDatabase database = servers.database()) {
      upgrade(database, new Goal.To(Version.parse("1")), event -> {});
      run(database, "INSERT INTO person (name) VALUES ('Ada'), ('Bob')");

      Failure.Stopped stopped =
          catchThrowableOfType(
              Failure.Stopped.class,
              () -> upgrade(database, new Goal.Head(), event -> insertLate(event, database)));

      Finding finding = stopped.findings().getFirst();
      assertThat(finding.code()).isEqualTo(Code.DUPLICATES);
      assertThat(finding.message()).contains("2 rows are in 1 group of equal rows");
      assertThat(finding.notes()).contains("name=Ada in 2 rows");
      assertThat(
              number(
                  database,
                  "SELECT count(*) FROM pg_attribute WHERE attrelid = 'person'::regclass AND attnum > 0"))
          .as("columns")
          .isEqualTo(2);
      assertThat(
              number(database, "SELECT count(*) FROM pg_index WHERE indrelid = 'person'::regclass"))
          .as("indexes")
          .isEqualTo(1);

      run(database, "DELETE FROM person WHERE id = 3");
      upgrade(database, new Goal.Head(), event -> {});
      assertThat(
              number(database, "SELECT count(*) FROM pg_index WHERE indrelid = 'person'::regclass"))
          .as("indexes")
          .isEqualTo(2);
    }
  }

  private static void insertLate(Event event, TestDatabase database) {
    if (event instanceof Event.PlanDecided) {
      run(database, "INSERT INTO person (name) VALUES ('Ada')");
    }
  }

  private void upgrade(TestDatabase database, Goal goal, Listener listener) {
    try (var interlock =
        Interlock.at(DIALECT, DatabaseUrlParser.parse(database.url()))
            .listener(listener)
            .open(source())) {
      interlock.upgrade(goal);
    }
  }

  /** Measures the effects on a database of its own, as a project does without seals. */
  private MigrationSource source() {
    History history =
        new LayoutReader(folder, DIALECT.splitter(), Optional.of(new Flyway()))
            .read(List.of(folder));
    return new MigrationSource() {
      @Override
      public History history() {
        return history;
      }

      @Override
      public Effects effects(History asked, Server server) {
        try (TestDatabase database = servers.database();
            var shadow = DIALECT.shadow(DatabaseUrlParser.parse(database.url()), settings())) {
          Replay.Outcome outcome = Replay.of(asked, shadow).orElseThrow();
          return new Effects.Known(States.of(asked, outcome.effects()), Set.of(server.kind()));
        }
      }
    };
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(
        RunId.random(RandomGenerator.getDefault()),
        Duration.ofSeconds(10),
        Optional.empty(),
        why -> {});
  }

  private static void run(TestDatabase database, String sql) {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long number(TestDatabase database, String query) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
