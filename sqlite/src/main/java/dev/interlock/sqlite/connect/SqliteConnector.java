package dev.interlock.sqlite.connect;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.Shadow;
import dev.interlock.dialect.Target;
import dev.interlock.finding.Failure;
import dev.interlock.sqlite.session.SqliteShadow;
import dev.interlock.sqlite.session.SqliteTarget;
import dev.interlock.url.SqliteUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/** Opens sessions with one file. It never waits: the file either exists or does not. */
public final class SqliteConnector {

  private static final String VERSION = "SELECT sqlite_version(), count(*) FROM sqlite_schema";

  private final SqliteUrl url;
  private final ConnectSettings settings;

  public SqliteConnector(SqliteUrl url, ConnectSettings settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Opens the working session.
   *
   * @throws Failure.Misconfigured for a database in memory, or a ledger in a schema of its own
   * @throws Failure.Unavailable with a code for the reason
   */
  public Target connect() {
    if (settings.ledgerSchema().isPresent()) {
      throw FileProblem.ledgerSchema(settings.ledgerSchema().get());
    }
    Path file = file();
    FileProblem.check(file, url.options().mayCreate());
    try {
      SQLiteConnection connection = open(file);
      try {
        var server =
            new Server("SQLite", version(connection), file.toString(), Server.Pooling.DIRECT);
        return new SqliteTarget(
            url,
            connection,
            () -> open(file),
            server,
            settings.foreignLedgers(),
            url.options().patience());
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw FileProblem.of(file, e);
    }
  }

  /**
   * Opens a file as a shadow database.
   *
   * @throws Failure.Misconfigured for a database in memory
   * @throws Failure.Unavailable with a code for the reason
   */
  public Shadow shadow() {
    Path file = file();
    try {
      return new SqliteShadow(open(file));
    } catch (SQLException e) {
      throw FileProblem.of(file, e);
    }
  }

  /**
   * Returns the file, if the URL's spelling determines one.
   *
   * @throws Failure.Misconfigured if tools read the URL differently and both files are possible
   */
  private Path file() {
    Path written = url.file().orElseThrow(FileProblem::inMemory);
    Path relative = written.toAbsolutePath().normalize();
    if (url.spelling() != SqliteUrl.Spelling.THREE_SLASHES) {
      return relative;
    }
    Path absolute = url.absolute();
    boolean isPossible = Files.isDirectory(absolute.resolveSibling(""));
    boolean isOtherPossible = Files.isDirectory(relative.resolveSibling(""));
    if (isPossible == isOtherPossible && !absolute.equals(relative)) {
      throw FileProblem.ambiguous(url, absolute, relative);
    }
    return isPossible ? absolute : relative;
  }

  /** Reads the version, and thereby the file for the first time. */
  private static String version(SQLiteConnection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(VERSION)) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Opens the file by an SQLite URI (sqlite.org/uri.html), because the driver cuts a plain name at
   * {@code ?}.
   */
  private SQLiteConnection open(Path file) throws SQLException {
    var uri = "file://" + file.toUri().getRawPath();
    SQLiteConnection connection = JDBC.createConnection(JDBC.PREFIX + uri, new Properties());
    try (var statement = connection.createStatement()) {
      for (var pragma : url.options().pragmas().entrySet()) {
        statement.execute("PRAGMA " + pragma.getKey() + " = " + pragma.getValue());
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
