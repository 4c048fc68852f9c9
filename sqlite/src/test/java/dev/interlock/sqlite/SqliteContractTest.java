package dev.interlock.sqlite;

import dev.interlock.dialect.Dialect;
import dev.interlock.testkit.contract.Ability;
import dev.interlock.testkit.contract.ContractDatabase;
import dev.interlock.testkit.contract.EngineContract;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Runs the engine's contract on a file. */
final class SqliteContractTest extends EngineContract {

  @Override
  protected ContractDatabase database(Path folder) {
    return new File(folder.resolve("contract.db"));
  }

  record File(Path path) implements ContractDatabase {

    @Override
    public Dialect dialect() {
      return new SqliteDialect();
    }

    @Override
    public DatabaseUrl url() {
      return new SqliteUrl(Optional.of(path));
    }

    @Override
    public Connection connect() throws SQLException {
      return DriverManager.getConnection("jdbc:sqlite:" + path);
    }

    @Override
    public String longStatement() {
      return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
    }

    @Override
    public String shortStatement() {
      return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000)"
          + " SELECT max(i) FROM n";
    }

    @Override
    public Map<Ability, String> cannot() {
      return Map.of(Ability.ERROR_POSITION, "the driver does not pass on `sqlite3_error_offset`");
    }

    @Override
    public void close() {}
  }
}
