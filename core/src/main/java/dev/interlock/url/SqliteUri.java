package dev.interlock.url;

import dev.interlock.url.SqliteUrl.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Parses the part after {@code sqlite:}, {@code jdbc:sqlite:} or {@code file:} (SQLite's own URI
 * names: sqlite.org/uri.html).
 */
final class SqliteUri {

  static final String MEMORY = ":memory:";

  /** The tool family that a scheme belongs to. */
  enum Writer {
    /** {@code sqlite:}, used by many tools. */
    ANYBODY,
    /** {@code sqlite3:} of golang-migrate, dbmate and Rails: three slashes are absolute. */
    SQLITE3,
    /** {@code sqlite+driver:} of SQLAlchemy: three slashes are relative, four absolute. */
    SQLALCHEMY,
    /** {@code jdbc:sqlite:}: the rest is a path. */
    JDBC
  }

  private SqliteUri() {}

  static SqliteUrl parse(String rest, Writer writer) {
    if (rest.startsWith("file:")) {
      return parseFile(rest.substring("file:".length()), Spelling.CLEAR);
    }
    String path = rest.startsWith("//") ? rest.substring(2) : rest;
    boolean isAbsolute = path.startsWith("/");
    if (writer == Writer.JDBC || !rest.startsWith("//")) {
      return parsePath(rest.startsWith("//") ? path : rest, Spelling.CLEAR);
    }
    boolean fourSlashes = path.startsWith("//");
    if (!isAbsolute) {
      return parsePath(path, writer == Writer.SQLALCHEMY ? Spelling.CLEAR : Spelling.TWO_SLASHES);
    }
    if (fourSlashes) {
      return parsePath(path.substring(1), Spelling.CLEAR);
    }
    return switch (writer) {
      case SQLALCHEMY -> parsePath(path.substring(1), Spelling.CLEAR);
      case ANYBODY -> parsePath(path.substring(1), Spelling.THREE_SLASHES);
      case SQLITE3, JDBC -> parsePath(path, Spelling.CLEAR);
    };
  }

  /**
   * Parses a file URI, where three slashes begin an absolute path.
   *
   * @param spelling the spelling of a relative path
   */
  static SqliteUrl parseFile(String rest, Spelling spelling) {
    if (rest.startsWith("//localhost/")) {
      return parsePath(rest.substring("//localhost".length()), Spelling.CLEAR);
    }
    String path = rest.startsWith("//") ? rest.substring(2) : rest;
    return parsePath(path, path.startsWith("/") ? Spelling.CLEAR : spelling);
  }

  private static SqliteUrl parsePath(String text, Spelling spelling) {
    int question = text.indexOf('?');
    var read = SqliteOptionReader.read(question < 0 ? "" : text.substring(question + 1));
    String path = PercentCoding.decode(question < 0 ? text : text.substring(0, question));
    if (path.isEmpty() || path.equals(MEMORY) || path.equals("/" + MEMORY) || read.inMemory()) {
      return SqliteUrl.inMemory();
    }
    try {
      return new SqliteUrl(Optional.of(Path.of(path)), spelling, read.options());
    } catch (InvalidPathException noPath) {
      throw UrlProblem.bad(
          "the database URL has a file whose path is not valid on this system.",
          "Write `sqlite:file.db`.");
    }
  }
}
