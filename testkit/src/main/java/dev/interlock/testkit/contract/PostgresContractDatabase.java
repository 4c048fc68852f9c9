package dev.interlock.testkit.contract;

import dev.interlock.dialect.Dialect;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** One database of a throw-away server. */
public record PostgresContractDatabase(Dialect dialect, TestDatabase database)
    implements ContractDatabase {

  @Override
  public DatabaseUrl url() {
    return DatabaseUrlParser.parse(database.url());
  }

  @Override
  public Connection connect() throws SQLException {
    return database.connect();
  }

  @Override
  public String longStatement() {
    return "SELECT pg_sleep(600)";
  }

  @Override
  public String shortStatement() {
    return "SELECT pg_sleep(1)";
  }

  @Override
  public Map<Ability, String> cannot() {
    return Map.of();
  }

  @Override
  public void close() {
    database.close();
  }
}
