package dev.interlock.postgresql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;

/** The column version that newer minor releases keep among the options of a column. */
class ColumnVersionTest {

  @PostgresTest
  void versionOfAColumnIsNoDifference(TestDatabase database) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a int, b int)");
      statement.execute("ALTER TABLE t ALTER b SET (n_distinct = 5)");
      Catalog before = read(connection.unwrap(BaseConnection.class));
      statement.execute(
          """
          UPDATE pg_attribute SET attoptions = ARRAY['pg_attver=43353128'] || coalesce(attoptions, '{}')
          WHERE attrelid = 't'::regclass AND attnum > 0\
          """);
      Catalog after = read(connection.unwrap(BaseConnection.class));
      assertThat(Change.between(before, after)).isEmpty();
    }
  }

  private static Catalog read(BaseConnection connection) throws SQLException {
    return new CatalogReader(connection, 18, CatalogScope.usual()).read();
  }
}
