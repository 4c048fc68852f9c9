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
      return DatabaseUrlParser.parse(running.connectionUrl(name));
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
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
