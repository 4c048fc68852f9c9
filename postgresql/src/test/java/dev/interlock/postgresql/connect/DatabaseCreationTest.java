package dev.interlock.postgresql.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A missing database is created where its role may, and only once. */
@ExtendWith(PostgresExtension.class)
class DatabaseCreationTest {

  @Test
  void createsAMissingDatabaseWhateverItsName(TestDatabase database) throws SQLException {
    String url = database.url().replace(database.name(), database.name() + "%20%22new%22");
    try {
      assertThat(createIfMissing(url)).isTrue();
      assertThat(createIfMissing(url)).isFalse();
    } finally {
      execute(database, "DROP DATABASE IF EXISTS \"%s \"\"new\"\"\"".formatted(database.name()));
    }
  }

  @Test
  void leavesADatabaseThatExists(TestDatabase database) {
    assertThat(createIfMissing(database.url())).isFalse();
  }

  @Test
  void createsItOnceForSeveralProcesses(TestDatabase database) throws SQLException {
    String name = database.name() + "_once";
    String url = database.url().replace(database.name(), name);
    try {
      List<Boolean> created =
          IntStream.range(0, 6).parallel().mapToObj(each -> createIfMissing(url)).toList();

      assertThat(created).containsOnlyOnce(true);
    } finally {
      execute(database, "DROP DATABASE IF EXISTS " + name);
    }
  }

  @Test
  void saysThatTheRoleMayNotCreateIt(TestDatabase database) throws SQLException {
    String role = "poor_" + database.name();
    execute(database, "CREATE ROLE %s LOGIN".formatted(role));
    try {
      String url =
          database
              .url()
              .replace(database.name(), "nosuch")
              .replaceFirst("//[^@]*@", "//" + role + "@");
      var failure =
          catchThrowableOfType(Failure.Unavailable.class, () -> createIfMissing(url)).findings();

      assertThat(failure.getFirst().code()).isEqualTo(Code.DATABASE_MISSING);
      assertThat(failure.getFirst().message()).endsWith("does not exist and cannot be created.");
      assertThat(failure.getFirst().notes())
          .containsExactly("ERROR: permission denied to create database (SQLSTATE 42501)");
    } finally {
      execute(database, "DROP ROLE " + role);
    }
  }

  private static boolean createIfMissing(String url) {
    return new PostgresDialect()
        .createIfMissing(
            DatabaseUrlParser.parse(url),
            new ConnectSettings(
                new RunId("0123abcd"), Duration.ofSeconds(10), Optional.empty(), why -> {}));
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
