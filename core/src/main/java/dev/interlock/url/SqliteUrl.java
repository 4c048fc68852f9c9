package dev.interlock.url;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A SQLite database.
 *
 * @param file as written, relative to the working folder if it is relative; absent for a database
 *     in memory
 * @param spelling what of the URL tools read in more than one way
 * @param options what sessions with the file are to be like
 */
public record SqliteUrl(Optional<Path> file, Spelling spelling, SqliteOptions options)
    implements DatabaseUrl {

  /** How a path is written, where tools do not agree on what it means. */
  public enum Spelling {
    /** All tools mean the same. */
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

  /** A file that every tool finds in the same place, in a session as SQLite opens it. */
  public SqliteUrl(Optional<Path> file) {
    this(file, Spelling.CLEAR, SqliteOptions.NONE);
  }

  /** A database that lives and dies with its connection. */
  public static SqliteUrl inMemory() {
    return new SqliteUrl(Optional.empty());
  }

  /** The same URL with a path that is decided. */
  public SqliteUrl at(Path path) {
    return new SqliteUrl(Optional.of(path), Spelling.CLEAR, options);
  }

  public SqliteUrl with(SqliteOptions others) {
    return new SqliteUrl(file, spelling, others);
  }

  /** The path as those read it to whom it is absolute. */
  public Path absolute() {
    return Path.of("/").resolve(file.orElseThrow()).normalize();
  }

  /** With four slashes before an absolute path, which every tool reads alike. */
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
