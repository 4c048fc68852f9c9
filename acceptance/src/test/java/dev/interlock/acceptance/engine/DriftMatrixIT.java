package dev.interlock.acceptance.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.history.History;
import dev.interlock.layout.LayoutReader;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.Work;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code run}, {@code status}, {@code locate}, {@code diff}, {@code sync} and {@code repair} agree
 * on every manual change, on every version, with seals that were made on the newest (D1, D2: seals
 * of one major version, servers of another; invariant 17).
 *
 * <p>Half of the cases run on the oldest version, the other half on the newest, and a sixth of them
 * on each of the others; {@code -Dinterlock.drift=all} runs all of them on all, {@code
 * -Dinterlock.drift=16} all on that version only.
 */
@ExtendWith(PostgresExtension.class)
final class DriftMatrixIT {

  private static final int SEALED_ON = 18;
  private static final List<Integer> MOSTLY_TRIED = List.of(13, 18);
  private static final int WORKERS = 2;

  private static final String WANTED = System.getProperty("interlock.drift", "some");

  private final PostgresServers servers;
  private final DriftCase.Matrix matrix = DriftCase.Matrix.read();

  @TempDir private Path folder;

  DriftMatrixIT(PostgresServers servers) {
    this.servers = servers;
  }

  @ParameterizedTest(name = "PostgreSQL {0}")
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void everyCommandMakesTheSameOfEveryAlteration(int version) throws Exception {
    assumeTrue(WANTED.matches("all|some|" + version), "another version is wanted");
    DriftVerdicts verdicts = verdicts();
    var wrong = Collections.synchronizedList(new ArrayList<String>());
    List<DriftCase> cases = cases(version);
    try (TestDatabase template = servers.database(version)) {
      verdicts.upgrade(template);
      adoptsWithoutALedger(template, verdicts);
      try (var workers = Executors.newFixedThreadPool(WORKERS)) {
        cases.forEach(test -> workers.execute(() -> tryOut(test, template, verdicts, wrong)));
      }
    }
    assertThat(wrong).as("of %d alterations on PostgreSQL %d", cases.size(), version).isEmpty();
  }

  /** An unchanged schema is adopted, although the seals print it differently (D2). */
  private static void adoptsWithoutALedger(TestDatabase template, DriftVerdicts verdicts)
      throws SQLException {
    String name = template.name() + "_adopted";
    template.server().createDatabase(name, template.name());
    try (var database = new TestDatabase(name, template.server())) {
      alter(
          database,
          "DROP TABLE interlock_migration, interlock_journal, interlock_lock, interlock_run");
      assertThat(verdicts.upgrade(database))
          .hasSize(2)
          .allMatch(planned -> planned.work() instanceof Work.Nothing);
    }
  }

  private List<DriftCase> cases(int version) {
    int oneOf = !WANTED.equals("some") ? 1 : MOSTLY_TRIED.contains(version) ? 2 : 6;
    var cases = new ArrayList<DriftCase>();
    for (int i = 0; i < matrix.cases().size(); i++) {
      DriftCase test = matrix.cases().get(i);
      if (test.since() <= version && i % oneOf == version % oneOf) {
        cases.add(test);
      }
    }
    return cases;
  }

  private static void tryOut(
      DriftCase test, TestDatabase template, DriftVerdicts verdicts, List<String> wrong) {
    String name = template.name() + "_" + Long.toUnsignedString(System.nanoTime(), 36);
    try {
      template.server().createDatabase(name, template.name());
      try (var database = new TestDatabase(name, template.server())) {
        alter(database, test.alteration());
        Map<String, DriftGrade> found = verdicts.of(database);
        var other = new EnumMap<DriftGrade, List<String>>(DriftGrade.class);
        found.forEach((command, grade) -> {
          if (grade != test.grade()) {
            other.computeIfAbsent(grade, none -> new ArrayList<>()).add(command);
          }
        });
        if (!other.isEmpty()) {
          wrong.add("%s: should be %s, and is %s".formatted(test.name(), test.grade(), other));
        }
      }
    } catch (SQLException | RuntimeException | AssertionError e) {
      wrong.add(test.name() + ": " + e);
    }
  }

  private static void alter(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private DriftVerdicts verdicts() throws IOException {
    for (Map.Entry<String, String> file : matrix.migrations().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    var dialect = new PostgresDialect();
    History history =
        new LayoutReader(folder, dialect.splitter(), Optional.empty()).read(List.of(folder));
    var settings =
        new ConnectSettings(
            RunId.random(RandomGenerator.getDefault()),
            Duration.ofSeconds(30),
            Optional.empty(),
            why -> {});
    try (TestDatabase empty = servers.database(SEALED_ON);
        var shadow = dialect.shadow(DatabaseUrlParser.parse(empty.url()), settings)) {
      Replay.Outcome outcome = Replay.of(history, shadow).orElseThrow();
      assertThat(outcome.obstacle()).isEmpty();
      return new DriftVerdicts(history, outcome.effects(), shadow.server(), shadow.catalog());
    }
  }
}
