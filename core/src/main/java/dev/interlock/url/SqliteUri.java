package dev.interlock.url;

import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what follows {@code sqlite:}, {@code jdbc:sqlite:} or {@code file:} (SQLite's own URI
 * names: sqlite.org/uri.html).
 */
final class SqliteUri {

  static final String MEMORY = ":memory:";

  /** Known to SQLite, SQLAlchemy, sqlx, Prisma, go-sqlite3, Rails; without meaning here. */
  private static final Set<String> KNOWN =
      Set.of(
          "_auth",
          "_busy_timeout",
          "_cache_size",
          "_fk",
          "_foreign_keys",
          "_journal",
          "_journal_mode",
          "_loc",
          "_synchronous",
          "_timeout",
          "_txlock",
          "busy_timeout",
          "cache",
          "check_same_thread",
          "connection_limit",
          "date_class",
          "foreign_keys",
          "immutable",
          "isolation_level",
          "journal_mode",
          "mode",
          "nolock",
          "pool",
          "psow",
          "socket_timeout",
          "synchronous",
          "timeout",
          "transaction_mode",
          "uri",
          "vfs");

  private SqliteUri() {}

  /**
   * SQLAlchemy's slashes ({@code ///rel.db}, {@code ////abs.db}), sqlx's, JDBC's or a bare path.
   */
  static SqliteUrl parse(String rest) {
    if (rest.startsWith("file:")) {
      return parseFile(rest.substring("file:".length()));
    }
    if (rest.startsWith("///")) {
      return parsePath(rest.substring(3));
    }
    return parsePath(rest.startsWith("//") ? rest.substring(2) : rest);
  }

  /** A file URI, where three slashes begin an absolute path. */
  static SqliteUrl parseFile(String rest) {
    if (rest.startsWith("//localhost/")) {
      return parsePath(rest.substring("//localhost".length()));
    }
    return parsePath(rest.startsWith("//") ? rest.substring(2) : rest);
  }

  private static SqliteUrl parsePath(String text) {
    int question = text.indexOf('?');
    List<String> options = question < 0 ? List.of() : optionsOf(text.substring(question + 1));
    String path = PercentCoding.decode(question < 0 ? text : text.substring(0, question));
    if (path.isEmpty() || path.equals(MEMORY) || options.contains("mode=memory")) {
      return SqliteUrl.inMemory();
    }
    try {
      return new SqliteUrl(Optional.of(Path.of(path)));
    } catch (InvalidPathException noPath) {
      throw UrlProblem.bad(
          "the database URL has a file that is no path on this system.",
          "Write `sqlite:///file.db`.");
    }
  }

  private static List<String> optionsOf(String query) {
    List<String> options = new ArrayList<>();
    List<Finding> problems = new ArrayList<>();
    for (String option : query.toLowerCase(Locale.ROOT).split("&", -1)) {
      String name = option.substring(0, Math.max(0, (option + "=").indexOf('=')));
      if (!name.isEmpty() && !KNOWN.contains(name) && !name.startsWith("_pragma")) {
        problems.add(unknown(name));
      }
      options.add(option);
    }
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(problems);
    }
    if (options.contains("mode=ro") || options.contains("immutable=1")) {
      throw UrlProblem.readOnlyFile();
    }
    return options;
  }

  private static Finding unknown(String name) {
    return Finding.error(
            Code.UNKNOWN_URL_OPTION, "database URL option `" + name + "` is unknown for SQLite.")
        .help(Nearest.to(name, KNOWN).map(near -> "Write `" + near + "`.").orElse("Remove it."));
  }
}
