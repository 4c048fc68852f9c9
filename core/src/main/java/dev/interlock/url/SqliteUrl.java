package dev.interlock.url;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A SQLite database.
 *
 * @param file as written, relative to the working folder if it is relative; absent for a database
 *     in memory
 */
public record SqliteUrl(Optional<Path> file) implements DatabaseUrl {

  /** A database that lives and dies with its connection. */
  public static SqliteUrl inMemory() {
    return new SqliteUrl(Optional.empty());
  }

  /** In SQLAlchemy's spelling: three slashes before a relative path, four for an absolute one. */
  @Override
  public String redacted() {
    return "sqlite:///" + file.map(Path::toString).orElse(":memory:");
  }

  @Override
  public List<Secret> secrets() {
    return List.of();
  }
}
