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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On an embedded PostgreSQL, which starts with the first of them. */
final class EmbeddedScratch implements ScratchDatabases {

  private final Optional<Path> archive;
  private @Nullable EmbeddedPostgres server;
  private int databases;

  EmbeddedScratch(Optional<Path> archive) {
    this.archive = archive;
  }

  @Override
  public Dialect dialect() {
    return PostgresDialect.onStubs();
  }

  @Override
  public DatabaseUrl create() {
    databases++;
    String name = "scratch_" + databases;
    try {
      EmbeddedPostgres running = server;
      if (running == null) {
        running =
            EmbeddedPostgres.start(binaries().withStubs(), ServerOptions.throwAway().onLoopback());
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

  private PostgresBinaries binaries() {
    return archive.map(PostgresBinaries::ofArchive).orElseGet(PostgresBinaries::onClassPath);
  }

  @Override
  public Set<String> stubs() {
    return PostgresBinaries.stubs();
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
