package dev.interlock.postgresql.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataAnswer.Unknown;
import dev.interlock.dialect.data.DataAnswer.Why;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Answers where rows cannot or must not be shown. */
@Tag("E3")
final class RowReaderTest {

  private static final String SETTINGS =
      "SELECT set_config('statement_timeout', '2s', true), set_config('lock_timeout', '200ms', true)";

  private static final String CHECK = "CHECK ((id > 1))";

  @PostgresTest
  void isUnknownWithoutAGuess(TestDatabase database) throws SQLException {
    try (Connection owner = database.connect();
        Connection connection = database.connect()) {
      run(
          owner,
          """
          CREATE TABLE denied (id integer);
          CREATE TABLE hidden (id integer);
          CREATE TABLE locked (id integer);
          INSERT INTO denied VALUES (1);
          INSERT INTO hidden VALUES (1), (2);
          INSERT INTO locked VALUES (1);
          ALTER TABLE hidden ENABLE ROW LEVEL SECURITY;
          CREATE POLICY shown ON hidden USING (id > 1);
          DROP ROLE IF EXISTS limited;
          CREATE ROLE limited;
          GRANT SELECT ON hidden, locked TO limited;
          """);
      run(connection, "SET ROLE limited");

      assertThat(why(connection, "denied", CHECK)).isEqualTo(Why.NOT_ALLOWED);
      assertThat(why(connection, "hidden", CHECK)).isEqualTo(Why.ROWS_HIDDEN);
      assertThat(why(connection, "gone", CHECK)).isEqualTo(Why.MISSING);
      assertThat(why(connection, "locked", "CHECK (no_such_function(id))")).isEqualTo(Why.MISSING);
      assertThat(why(connection, "locked", "CHECK ((pg_sleep(5) IS NULL))")).isEqualTo(Why.TIMEOUT);
      assertThat(why(connection, "locked", "PERIOD")).isEqualTo(Why.NOT_UNDERSTOOD);
      run(owner, "BEGIN; LOCK TABLE locked");
      assertThat(why(connection, "locked", CHECK)).isEqualTo(Why.LOCKED);
      run(owner, "ROLLBACK");
      assertThat(ask(connection, "locked", CHECK))
          .isEqualTo(new Found(1, 1, List.of("ctid=(0,1), id=1")));
      run(owner, "DROP OWNED BY limited; DROP ROLE limited");
    }
  }

  @PostgresTest
  void masksSecretValues(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect()) {
      run(
          connection,
          """
          CREATE TABLE person (id integer PRIMARY KEY, ssn text, reset_token text, name text);
          INSERT INTO person SELECT n, 'ssn' || n, 'token' || n, NULL FROM generate_series(1, 7) AS n;
          """);
      var columns =
          List.of("id", "ssn", "reset_token", "name").stream()
              .map(name ->
                  new CheckedTable.Column(name, "text", true, Optional.empty(), true, false))
              .toList();
      var table =
          new CheckedTable("public", "person", false, false, List.of("id"), columns, List.of());
      var check =
          new DataCheck.Condition(
              table, id("person"), "CHECK ((ssn IS NULL OR reset_token IS NULL OR name <> 'x'))");
      var none =
          new DataCheck.Condition(table, id("person"), "CHECK ((ssn < 'a' AND reset_token < 'a'))");

      var secrets = new SecretColumns(Set.of("Person.SSN"));
      var reader = new RowReader(connection, SETTINGS, secrets);

      assertThat(reader.ask(check)).isEqualTo(new Found(0, 0, List.of()));
      Found found = (Found) reader.ask(none);
      assertThat(found.count()).isEqualTo(7);
      assertThat(found.samples()).hasSize(5).first().isEqualTo("id=1, ssn=***, reset_token=***");
    }
  }

  private static Why why(Connection connection, String table, String definition) {
    return ((Unknown) ask(connection, table, definition)).why();
  }

  private static DataAnswer ask(Connection connection, String name, String definition) {
    var id = new CheckedTable.Column("id", "integer", true, Optional.empty(), true, false);
    var table = new CheckedTable("public", name, false, false, List.of(), List.of(id), List.of());
    return new RowReader(connection, SETTINGS, SecretColumns.BY_NAME)
        .ask(new DataCheck.Condition(table, id(name), definition));
  }

  private static ObjectId id(String table) {
    return ObjectId.of(ObjectKind.CONSTRAINT, "public", table, "rule");
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
