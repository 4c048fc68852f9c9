package dev.interlock.url;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A SQLite database.
 *
 * @param file as written; a relative path is relative to the working folder; empty for a database
 *     in memory
 * @param spelling the ambiguity of the path, which tools resolve in different ways
 * @param options the options of sessions with the file
 */
public record SqliteUrl(Optional<Path> file, Spelling spelling, SqliteOptions options)
    implements DatabaseUrl {

  /** The spelling of a path, as far as tools disagree on its meaning. */
  public enum Spelling {
    /** All tools agree. */
    CLEAR,
    /** {@code sqlite:///data.db}: absolute to sqlx, relative to SQLAlchemy. */
    THREE_SLASHES,
    /** {@code sqlite://data.db}: relative to sqlx, absolute to dbmate. */
    TWO_SLASHES,
    /**
     * {@code file:data.db}: relative to the working folder, or to the folder of Prisma's schema.
     */
    RELATIVE_FILE
  }

  /** Creates the URL of a file with an unambiguous path and SQLite's default options. */
  public SqliteUrl(Optional<Path> file) {
    this(file, Spelling.CLEAR, SqliteOptions.NONE);
  }

  /** Returns a database in memory, which exists only as long as its connection. */
  public static SqliteUrl inMemory() {
    return new SqliteUrl(Optional.empty());
  }

  /** Returns a copy with an unambiguous path. */
  public SqliteUrl at(Path path) {
    return new SqliteUrl(Optional.of(path), Spelling.CLEAR, options);
  }

  public SqliteUrl with(SqliteOptions others) {
    return new SqliteUrl(file, spelling, others);
  }

  /** Returns the path as the tools read it that take it as absolute. */
  public Path absolute() {
    return Path.of("/").resolve(file.orElseThrow()).normalize();
  }

  /**
   * Returns the URL with four slashes before an absolute path, the spelling that all tools agree
   * on.
   */
  @Override
  public String redacted() {
    return file.map(path ->
            spelling == Spelling.CLEAR
                ? "sqlite:///" + path.toAbsolutePath().normalize()
                : written(path))
        .orElse("sqlite:///:memory:");
  }

  private String written(Path path) {
    return switch (spelling) {
      case CLEAR -> "sqlite:" + path;
      case THREE_SLASHES -> "sqlite:///" + path;
      case TWO_SLASHES -> "sqlite://" + path;
      case RELATIVE_FILE -> "file:" + path;
    };
  }

  @Override
  public List<Secret> secrets() {
    return List.of();
  }
}
