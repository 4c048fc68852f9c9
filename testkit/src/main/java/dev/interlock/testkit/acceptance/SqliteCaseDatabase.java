package dev.interlock.testkit.acceptance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database file, created by the first command or by {@code before.sql}. */
record SqliteCaseDatabase(Path file) implements CaseDatabase {

  private static final String TABLES =
      """
      SELECT '"' || replace(name, '"', '""') || '"' FROM sqlite_master
      WHERE type = 'table' AND name NOT LIKE 'interlock\\_%' ESCAPE '\\'
      """;

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("DATABASE_URL", "sqlite:" + file);
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @Override
  public List<String> contents() throws SQLException {
    try (var connection = connect()) {
      return Contents.read(connection, "sqlite-contents.sql", TABLES);
    }
  }

  @Override
  public void close() {
    // the file is deleted with the case's temporary folder
  }
}
