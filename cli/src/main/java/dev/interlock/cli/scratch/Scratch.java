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
import dev.interlock.url.PostgresqlUrl;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Empty databases that are gone when this is closed: on one embedded PostgreSQL, which starts with
 * the first of them, or in files for SQLite.
 */
public final class Scratch implements AutoCloseable {

  /** What an embedded server begins with. */
  private static final String EMPTY = "template1";

  private final Dialect dialect;
  private final List<Path> files = new ArrayList<>();
  private final Map<DatabaseUrl, String> names = new HashMap<>();
  private @Nullable PostgresBinaries binaries;
  private @Nullable EmbeddedPostgres server;
  private int databases;

  public Scratch(Dialect dialect) {
    this.dialect = dialect;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Product and exact version of what they are on, if that is known before the first of them. */
  Optional<String> version() {
    return Optional.of(
        dialect instanceof PostgresDialect ? "PostgreSQL " + binaries().version() : "SQLite 3");
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

  /** One more, with all that the other has; nobody may be connected to that. */
  DatabaseUrl copyOf(DatabaseUrl other) {
    return switch (other) {
      case PostgresqlUrl postgres -> {
        databases++;
        yield postgres("scratch_" + databases, Objects.requireNonNull(names.get(other)));
      }
      case SqliteUrl(Optional<Path> file) -> {
        DatabaseUrl copy = sqlite();
        copy(file.orElseThrow(), files.getLast());
        yield copy;
      }
    };
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Room for others. */
  void discard(DatabaseUrl database) {
    String name = names.remove(database);
    if (name != null && server != null) {
      server.dropDatabase(name);
    }
  }

  private DatabaseUrl postgres(String name) {
    return postgres(name, EMPTY);
  }

  private DatabaseUrl postgres(String name, String template) {
    try {
      EmbeddedPostgres running = server;
      if (running == null) {
        running = EmbeddedPostgres.start(binaries(), ServerOptions.throwAway().onLoopback());
        server = running;
      }
      running.createDatabase(name, template);
      DatabaseUrl url = DatabaseUrlParser.parse(running.connectionUrl(name));
      names.put(url, name);
      return url;
    } catch (EmbeddedPostgresException e) {
      throw unavailable(e);
    }
  }

  private PostgresBinaries binaries() {
    try {
      PostgresBinaries known = binaries;
      if (known == null) {
        known = PostgresBinaries.onClassPath();
        binaries = known;
      }
      return known;
    } catch (EmbeddedPostgresException e) {
      throw unavailable(e);
    }
  }

  private static Failure unavailable(EmbeddedPostgresException e) {
    return new Failure.Unavailable(
        Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
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
