package dev.interlock.cli.scratch;

import dev.interlock.dialect.Dialect;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases that are gone when this is closed: on one embedded PostgreSQL, which starts with
 * the first of them, or in files for SQLite.
 */
public final class Scratch implements AutoCloseable {

  private final Dialect dialect;
  private final List<Path> files = new ArrayList<>();
  private @Nullable EmbeddedPostgres server;
  private int databases;

  public Scratch(Dialect dialect) {
    this.dialect = dialect;
  }

  public Dialect dialect() {
    return dialect;
  }

  /**
   * One more database.
   *
   * @throws Failure.Unavailable if the embedded PostgreSQL cannot be started
   */
  public DatabaseUrl database() {
    databases++;
    return dialect instanceof PostgresDialect ? postgres("scratch_" + databases) : sqlite();
  }

  private DatabaseUrl postgres(String name) {
    try {
      EmbeddedPostgres running = server;
      if (running == null) {
        running =
            EmbeddedPostgres.start(
                PostgresBinaries.onClassPath(), ServerOptions.throwAway().onLoopback());
        server = running;
      }
      running.createDatabase(name);
      forgetWhatWasSaidOfTheRole(running, name);
      return DatabaseUrlParser.parse(running.connectionUrl(name));
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
    }
  }

  /** {@code ALTER ROLE … SET} of one history holds on the whole server, and is not for the next. */
  private static void forgetWhatWasSaidOfTheRole(EmbeddedPostgres running, String database) {
    try (Connection connection = running.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE CURRENT_USER RESET ALL");
    } catch (SQLException e) {
      throw new IllegalStateException("the scratch server does not do as it is told", e);
    }
  }

  private DatabaseUrl sqlite() {
    try {
      Path file = Files.createTempFile("interlock-scratch", ".db");
      files.add(file);
      return new SqliteUrl(Optional.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The system clears its temporary folder.
      }
    }
  }
}
