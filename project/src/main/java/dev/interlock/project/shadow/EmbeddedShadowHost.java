package dev.interlock.project.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.EmbeddedPostgresException;
import dev.interlock.embedded.PostgresArchives;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.DatabaseUrlParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Shadow databases on an embedded PostgreSQL, which starts with the first of them. */
final class EmbeddedShadowHost implements ShadowHost {

  /** The template of an empty database. */
  private static final String EMPTY = "template1";

  private final Optional<Path> archive;
  private final Optional<Integer> major;
  private final Map<DatabaseUrl, String> names = new HashMap<>();
  private @Nullable EmbeddedPostgres server;
  private int databases;

  /**
   * @param archive an archive of binaries, or a folder of several
   * @param major the major version that is deployed to; empty for the bundled one
   */
  EmbeddedShadowHost(Optional<Path> archive, Optional<Integer> major) {
    this.archive = archive;
    this.major = major;
  }

  /** The bundled major version; empty if none is bundled for this platform. */
  static Optional<Integer> ownMajor() {
    try {
      return Optional.of(PostgresBinaries.onClassPath().majorVersion());
    } catch (EmbeddedPostgresException e) {
      return Optional.empty();
    }
  }

  @Override
  public Dialect dialect() {
    return PostgresDialect.onStubs();
  }

  @Override
  public Optional<String> version() {
    return Optional.of("PostgreSQL " + attempt(this::binaries).version());
  }

  @Override
  public DatabaseUrl create() {
    return create(EMPTY);
  }

  @Override
  public Optional<String> written(DatabaseUrl database) {
    return Optional.ofNullable(names.get(database)).map(running()::connectionUrl);
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    return create(Objects.requireNonNull(names.get(other)));
  }

  @Override
  public void discard(DatabaseUrl database) {
    String name = names.remove(database);
    if (name != null) {
      running().dropDatabase(name);
    }
  }

  private DatabaseUrl create(String template) {
    String name = "shadow_" + ++databases;
    EmbeddedPostgres running = running();
    attempt(() -> {
      running.createDatabase(name, template);
      return name;
    });
    forgetWhatWasSaidOfTheRole(running, name);
    DatabaseUrl url = DatabaseUrlParser.parse(running.connectionUrl(name));
    names.put(url, name);
    return url;
  }

  private EmbeddedPostgres running() {
    EmbeddedPostgres known = server;
    if (known == null) {
      known =
          attempt(() ->
              EmbeddedPostgres.start(
                  binaries().withStubs(), ServerOptions.throwAway().onLoopback()));
      server = known;
    }
    return known;
  }

  private static <T> T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (EmbeddedPostgresException e) {
      throw new Failure.Unavailable(
          Finding.error(Code.CONNECTION_FAILED, String.valueOf(e.getMessage())).help(e.help()), e);
    }
  }

  /**
   * Resets the role: {@code ALTER ROLE … SET} in one history applies to the whole server and would
   * affect the next history.
   */
  private static void forgetWhatWasSaidOfTheRole(EmbeddedPostgres running, String database) {
    try (Connection connection = running.connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER ROLE CURRENT_USER RESET ALL");
    } catch (SQLException e) {
      throw new IllegalStateException("the shadow server rejected a statement of Interlock", e);
    }
  }

  private PostgresBinaries binaries() {
    if (archive.isPresent() && !Files.isDirectory(archive.get())) {
      return PostgresBinaries.ofArchive(archive.get());
    }
    return major.isPresent() ? ofVersion(major.get()) : PostgresBinaries.onClassPath();
  }

  /** Binaries of the version that is deployed to, which may be the bundled ones. */
  private PostgresBinaries ofVersion(int wanted) {
    PostgresArchives archives = PostgresArchives.ofUser();
    Optional<Path> named = archive.flatMap(folder -> archives.in(folder, wanted));
    if (named.isEmpty()) {
      PostgresBinaries own = PostgresBinaries.onClassPath();
      if (own.majorVersion() == wanted) {
        return own;
      }
    }
    return PostgresBinaries.ofArchive(named.orElseGet(() -> archives.get(wanted)));
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
