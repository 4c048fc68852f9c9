package dev.interlock.project.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.sqlite.SqliteDialect;
import dev.interlock.url.DatabaseUrl;
import dev.interlock.url.SqliteOptions;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SQLite shadow databases, one temporary file each. */
final class SqliteShadowHost implements ShadowHost {

  private final SqliteOptions options;
  private final List<Path> files = new ArrayList<>();

  /**
   * @param options session options of the database that the migrations are for
   */
  SqliteShadowHost(SqliteOptions options) {
    this.options = options;
  }

  @Override
  public Dialect dialect() {
    return new SqliteDialect();
  }

  @Override
  public DatabaseUrl create() {
    try {
      Path file = Files.createTempFile("interlock-shadow", ".db");
      files.add(file);
      return new SqliteUrl(Optional.of(file)).with(options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<String> version() {
    return Optional.of("SQLite 3");
  }

  @Override
  public Optional<String> written(DatabaseUrl database) {
    return Optional.of(database.redacted());
  }

  @Override
  public DatabaseUrl copyOf(DatabaseUrl other) {
    DatabaseUrl copy = create();
    try {
      Files.copy(file(other), file(copy), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  private static Path file(DatabaseUrl url) {
    return ((SqliteUrl) url).file().orElseThrow();
  }

  /** Does nothing, because the files take little space. */
  @Override
  public void discard(DatabaseUrl database) {}

  @Override
  public Set<String> stubs() {
    return Set.of();
  }

  @Override
  public void close() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // The system clears its temporary folder.
      }
    }
  }
}
