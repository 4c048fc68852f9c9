package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A migration's effect and its ledger row commit together. */
interface TransactionContract extends Contract {

  @Test
  default void rollsTheWholeFileBackWhenAStatementFails() {
    project().writeTables(1);
    project()
        .write(
            "V2__bad.sql",
            """
            CREATE TABLE a (id integer);
            INSERT INTO a VALUES (1);
            INSERT INTO nowhere VALUES (1);
            """);
    var finding = project().run().failure(Failure.Stopped.class);
    assertThat(finding.code()).isEqualTo(Code.STATEMENT_FAILED);
    assertThat(project().tables()).containsExactly("t1");
    assertThat(project().ledger()).containsExactly("V1 applied");
    assertThat(project().journal()).isEmpty();
  }

  @Test
  default void namesFileAndLineOfTheStatementThatFailed() {
    var place = placeOfFailure("SELECT 1;\n\n  SELECT absent\n  FROM nowhere;\n");
    assertThat(place.file()).isEqualTo("migrations/V1__bad.sql");
    assertThat(place.line()).isBetween(3, 4);
    assertThat(place.column()).isPositive();
  }

  @Test
  default void marksTheWordThatFailed() {
    project().needs(Ability.ERROR_POSITION);
    var place = placeOfFailure("SELECT 'ünï雪𝄞';\n\n SELECT 1,\n   absent /* ü𝄞 */ + 1;\n");
    assertThat(place).hasToString("migrations/V1__bad.sql:4:4");
    assertThat(place.excerpt().map(Place.Excerpt::length)).hasValue("absent".length());
  }

  @Test
  default void goesOnAfterTheFileWasMended() {
    project().writeTables(2);
    project().write("V2__table.sql", "CREATE TABLE a (id integer); SELECT absent;");
    project().run().failure(Failure.Stopped.class);
    project().write("V2__table.sql", "CREATE TABLE a (id integer);");
    assertThat(project().run().upgrade()).containsExactly("V2");
    assertThat(project().tables()).containsExactly("a", "t1");
  }

  @Test
  default void takesAnEnclosingBeginAndCommitAsOneTransaction() {
    project()
        .write("V1__own.sql", "BEGIN;\nCREATE TABLE a (id integer);\nSELECT absent;\nCOMMIT;\n");
    project().run().failure(Failure.Stopped.class);
    assertThat(project().tables()).isEmpty();
    assertThat(project().journal()).isEmpty();
    project().write("V1__own.sql", "BEGIN;\nCREATE TABLE a (id integer);\nCOMMIT;\n");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().ledger()).containsExactly("V1 applied");
  }

  @Test
  default void acceptsStatementsThatReturnRows() {
    project()
        .write(
            "V1__rows.sql",
            "CREATE TABLE a (id integer); INSERT INTO a VALUES (1), (2); SELECT * FROM a;");
    assertThat(project().run().upgrade()).containsExactly("V1");
    assertThat(project().rows("SELECT count(*) FROM a")).containsExactly("2");
  }

  @Test
  default void appliesLargeFilesWithManyStatements() {
    var sql = new StringBuilder("CREATE TABLE a (id integer, words text);\n");
    for (int i = 0; i < 3_000; i++) {
      sql.append("INSERT INTO a VALUES (%d, '%s');\n".formatted(i, "word ".repeat(20)));
    }
    project().write("V1__large.sql", sql.toString());
    project().run().upgrade();
    assertThat(project().rows("SELECT count(*) FROM a")).containsExactly("3000");
  }

  @Test
  default void triesAgainWhileAnotherSessionBlocksIt() throws SQLException {
    project().write("V1__a.sql", "CREATE TABLE a (id integer);");
    project().run().upgrade();
    project().write("V2__b.sql", "ALTER TABLE a ADD COLUMN words text;");
    var run = project().run();
    try (Connection other = project().database().connect()) {
      run.events().atStart(() -> hold(other));
      assertThat(run.upgrade()).containsExactly("V2");
    }
    assertThat(run.events().of(Event.Retrying.class)).isNotEmpty();
  }

  private static void hold(Connection connection) {
    try {
      connection.setAutoCommit(false);
      connection.createStatement().execute("INSERT INTO a VALUES (1)");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    Executor later = CompletableFuture.delayedExecutor(1_500, TimeUnit.MILLISECONDS);
    later.execute(() -> commit(connection));
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Place placeOfFailure(String sql) {
    project().write("V1__bad.sql", sql);
    return project().run().failure(Failure.Stopped.class).place().orElseThrow();
  }
}
