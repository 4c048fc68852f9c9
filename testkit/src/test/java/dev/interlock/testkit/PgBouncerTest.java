package dev.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(PostgresExtension.class)
final class PgBouncerTest {

  @ParameterizedTest
  @EnumSource
  void leadsToTheServerInEveryMode(PoolMode mode, TestDatabase database) throws SQLException {
    try (var bouncer = start(database, mode, 2);
        var connection = connect(bouncer, database, "postgres")) {
      assertThat(ask(connection, "SELECT current_database()")).isEqualTo(database.name());
      assertThat(bouncer.url(database.name())).endsWith("/" + database.name());
    }
  }

  @Test
  void sharesOneServerConnectionBetweenTransactions(TestDatabase database) throws SQLException {
    try (var bouncer = start(database, PoolMode.TRANSACTION, 1);
        var one = connect(bouncer, database, "postgres");
        var other = connect(bouncer, database, "postgres")) {
      ask(one, "SELECT set_config('application_name', 'seen by both', false)");
      var backend = ask(one, "SELECT pg_backend_pid()");

      assertThat(ask(other, "SELECT pg_backend_pid()")).isEqualTo(backend);
    }
  }

  @Test
  void refusesTransactionsInStatementMode(TestDatabase database) throws SQLException {
    try (var bouncer = start(database, PoolMode.STATEMENT, 1);
        var connection = connect(bouncer, database, "postgres")) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> ask(connection, "SELECT 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void letsOtherRolesIn(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE ROLE guest LOGIN");
    }
    try (var bouncer = start(database, PoolMode.TRANSACTION, 1);
        var connection = connect(bouncer, database, "guest")) {
      assertThat(ask(connection, "SELECT current_user")).isEqualTo("guest");
    } finally {
      try (var connection = database.connect();
          var statement = connection.createStatement()) {
        statement.execute("DROP ROLE guest");
      }
    }
  }

  @Test
  void isGoneAfterClose(TestDatabase database) {
    var bouncer = start(database, PoolMode.SESSION, 1);
    bouncer.close();

    assertThat(bouncer.log()).contains("process up");
    assertThatThrownBy(
            () -> {
              try (var socket =
                  new Socket(bouncer.address().getAddress(), bouncer.address().getPort())) {
                socket.getInputStream().read();
              }
            })
        .isInstanceOf(ConnectException.class);
  }

  private static PgBouncer start(TestDatabase database, PoolMode mode, int size) {
    return PgBouncer.start(database.address(), new PgBouncer.Pool(mode, size));
  }

  private static Connection connect(PgBouncer bouncer, TestDatabase database, String user)
      throws SQLException {
    var url = "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable&prepareThreshold=0";
    return DriverManager.getConnection(
        url.formatted(bouncer.address().getPort(), database.name()), user, "");
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
