package dev.interlock.postgresql.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.history.History;
import dev.interlock.layout.LayoutReader;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.preflight.PlannedCheck;
import dev.interlock.preflight.PlannedChecks;
import dev.interlock.preflight.PlannedEffect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random small tables, rules and rows: what the checks say is what the server says when the
 * statement runs, and after a repair the statement runs. {@code -Dinterlock.rules=5000} tries as
 * many rules, {@code -Dinterlock.seed=N} others.
 */
@Tag("E3")
@Tag("C6")
@ExtendWith(PostgresExtension.class)
class RowsAgainstTheServerTest {

  private static final int BATCH = 25;
  private static final int FEW = 150;
  private static final PostgresDialect DIALECT = new PostgresDialect();

  private final PostgresServers servers;

  @TempDir private Path folder;

  RowsAgainstTheServerTest(PostgresServers servers) {
    this.servers = servers;
  }

  @Test
  void theRowsSayWhatTheServerSays() throws Exception {
    long seed = Long.getLong("interlock.seed", 1);
    int batches = Integer.getInteger("interlock.rules", FEW) / BATCH;
    int broken = 0;
    for (int batch = 0; batch < batches; batch++) {
      broken += batch(batch, new Random(seed * 1_000_003 + batch));
    }
    assertThat(broken).as("rules that rows break").isGreaterThan(batches * BATCH / 5);
    assertThat(broken).as("rules that rows keep").isLessThan(batches * BATCH * 4 / 5);
  }

  private int batch(int number, Random random) throws Exception {
    try (TestDatabase database = servers.database();
        Target target = DIALECT.connect(DatabaseUrlParser.parse(database.url()), settings());
        Connection connection = database.connect()) {
      List<RandomRule> rules = RandomRule.some(BATCH, random, database.majorVersion());
      Path migrations = folder.resolve("batch" + number);
      write(
          migrations.resolve("V1__tables.sql"),
          RandomRule.script(rules.stream().flatMap(rule -> rule.tables().stream()).toList()));
      write(
          migrations.resolve("V2__rules.sql"),
          RandomRule.script(rules.stream().map(RandomRule::rule).toList()));
      History history = read(migrations);
      run(connection, rules.stream().flatMap(rule -> rule.tables().stream()).toList());
      run(connection, rules.stream().flatMap(rule -> rule.rows().stream()).toList());
      List<PlannedCheck> checks = checks(history, target.readCatalog(CatalogScope.usual()));
      int broken = 0;
      for (int i = 0; i < rules.size(); i++) {
        int statement = i;
        List<DataCheck> ofRule =
            checks.stream()
                .filter(check -> check.statement() == statement)
                .map(PlannedCheck::check)
                .filter(check -> !check.isAboutLoss())
                .toList();
        broken += compare(rules.get(i), ofRule, target, connection) ? 1 : 0;
      }
      return broken;
    }
  }

  private static boolean compare(
      RandomRule rule, List<DataCheck> checks, Target target, Connection connection)
      throws SQLException {
    String context = "%s%nafter %s".formatted(rule.rule(), rule.rows());
    assertThat(checks).as(context).isNotEmpty();
    boolean isBroken = false;
    for (DataCheck check : checks) {
      DataAnswer answer = target.ask(check, PreflightSettings.DEFAULTS);
      assertThat(answer).as(context).isInstanceOf(DataAnswer.Found.class);
      var found = (DataAnswer.Found) answer;
      assertThat(found.samples().isEmpty())
          .as("samples of " + context)
          .isEqualTo(found.count() == 0);
      isBroken |= found.count() > 0;
    }
    Optional<SQLException> refusal = attempt(connection, List.of(rule.rule()));
    assertThat(refusal.isPresent()).as("%s%n%s".formatted(context, refusal)).isEqualTo(isBroken);
    if (isBroken && checks.size() == 1) {
      for (Repair repair : target.repairs(checks.getFirst())) {
        String sql = repair.sql().replaceAll("/\\* one of (\\w+).*? \\*/", "'$1'");
        sql = sql.replaceAll("/\\*.*?\\*/", rule.value());
        assertThat(attempt(connection, List.of(sql, rule.rule())))
            .as("%s%nrepaired by %s".formatted(context, sql))
            .isEmpty();
      }
    }
    return isBroken;
  }

  /** Runs statements in a transaction that is rolled back. */
  private static Optional<SQLException> attempt(Connection connection, List<String> statements)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      run(connection, statements);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  private List<PlannedCheck> checks(History history, Catalog live) {
    Replay.Outcome outcome;
    try (TestDatabase database = servers.database();
        var shadow = DIALECT.shadow(DatabaseUrlParser.parse(database.url()), settings())) {
      outcome = Replay.of(history, shadow).orElseThrow();
    }
    assertThat(outcome.findings()).isEmpty();
    var planned =
        new PlannedMigration(
            history.migrations().getLast(), Direction.UP, PlannedMigration.Reason.PENDING);
    return PlannedChecks.of(List.of(new PlannedEffect(planned, outcome.effects().getLast())), live);
  }

  private static ConnectSettings settings() {
    return new ConnectSettings(
        RunId.random(RandomGenerator.getDefault()),
        Duration.ofSeconds(10),
        Optional.empty(),
        why -> {});
  }

  private History read(Path migrations) {
    return new LayoutReader(folder, DIALECT.splitter(), Optional.of(new Flyway()))
        .read(List.of(migrations));
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
