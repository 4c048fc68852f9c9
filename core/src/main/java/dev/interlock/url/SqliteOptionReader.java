package dev.interlock.url;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the options of a SQLite URL in the dialects of SQLite, sqlite-jdbc, go-sqlite3, modernc's
 * driver, sqlx, SQLAlchemy, Prisma and Rails. Options that change the meaning of statements are
 * applied, or refused if that is not possible.
 */
final class SqliteOptionReader {

  /** Pragmas that are set by {@code name=value}, or {@code _name=value} in go-sqlite3. */
  private static final Set<String> PRAGMAS =
      Set.of(
          "auto_vacuum",
          "busy_timeout",
          "cache_size",
          "case_sensitive_like",
          "foreign_keys",
          "ignore_check_constraints",
          "journal_mode",
          "journal_size_limit",
          "legacy_alter_table",
          "mmap_size",
          "page_size",
          "recursive_triggers",
          "secure_delete",
          "synchronous",
          "temp_store",
          "trusted_schema");

  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("_fk", "foreign_keys"),
          Map.entry("_journal", "journal_mode"),
          Map.entry("_timeout", "busy_timeout"),
          Map.entry("_sync", "synchronous"),
          Map.entry("_vacuum", "auto_vacuum"),
          Map.entry("_cslike", "case_sensitive_like"),
          Map.entry("_rt", "recursive_triggers"));

  /** Options of one client's internals, without meaning for a migration. */
  private static final Set<String> WITHOUT_MEANING =
      Set.of(
          "_loc",
          "_time_format",
          "_txlock",
          "cache",
          "check_same_thread",
          "connection_limit",
          "date_class",
          "date_precision",
          "date_string_format",
          "isolation_level",
          "pool",
          "psow",
          "socket_timeout",
          "timeout",
          "transaction_mode",
          "uri");

  /** Known options that are not supported, with the reason. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("_auth", "SQLite itself has no users"),
          Map.entry("_auth_user", "SQLite itself has no users"),
          Map.entry("_auth_pass", "SQLite itself has no users"),
          Map.entry("key", "encrypted files cannot be read"),
          Map.entry("cipher", "encrypted files cannot be read"),
          Map.entry("_defer_fk", "it ends with each transaction"),
          Map.entry("_defer_foreign_keys", "it ends with each transaction"),
          Map.entry("defer_foreign_keys", "it ends with each transaction"),
          Map.entry("_locking", "the migration lock needs a second connection"),
          Map.entry("_locking_mode", "the migration lock needs a second connection"),
          Map.entry("locking_mode", "the migration lock needs a second connection"),
          Map.entry("_query_only", "a migration must write"),
          Map.entry("query_only", "a migration must write"),
          Map.entry("_writable_schema", "it lets statements damage the file"),
          Map.entry("writable_schema", "it lets statements damage the file"),
          Map.entry("nolock", "without SQLite's locks two processes damage the file"),
          Map.entry("vfs", "only the system's own files can be opened"));

  private static final Pattern PRAGMA = Pattern.compile("(\\w+)\\s*(?:=\\s*|\\(\\s*)([^()]*?)\\)?");
  private static final Pattern VALUE = Pattern.compile("-?[A-Za-z0-9_]+");

  private final SortedMap<String, String> pragmas = new TreeMap<>();
  private final List<Finding> problems = new ArrayList<>();
  private boolean mayCreate = true;
  private boolean inMemory;
  private Optional<Duration> patience = Optional.empty();

  private SqliteOptionReader() {}

  /**
   * The result.
   *
   * @param inMemory whether the database is in memory, without a file
   */
  record Read(SqliteOptions options, boolean inMemory) {}

  /**
   * Reads a query.
   *
   * @throws Failure.Misconfigured with every option that is unknown or not supported
   */
  static Read read(String query) {
    var reader = new SqliteOptionReader();
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equal = pair.indexOf('=');
        String name = equal < 0 ? pair : pair.substring(0, equal);
        reader.option(
            PercentCoding.decode(name).toLowerCase(Locale.ROOT),
            equal < 0 ? "" : PercentCoding.decode(pair.substring(equal + 1)).strip());
      }
    }
    if (!reader.problems.isEmpty()) {
      throw new Failure.Misconfigured(reader.problems);
    }
    return new Read(
        new SqliteOptions(reader.pragmas, reader.mayCreate, reader.patience), reader.inMemory);
  }

  private void option(String name, String value) {
    String pragma = SHORT.getOrDefault(name, name.startsWith("_") ? name.substring(1) : name);
    if (name.equals("mode")) {
      mode(value);
    } else if (name.equals("immutable")) {
      if (isTrue(value)) {
        problems.addAll(UrlProblem.readOnlyFile().findings());
      }
    } else if (name.equals("_pragma")) {
      Matcher written = PRAGMA.matcher(value);
      if (written.matches()) {
        pragma(written.group(1).toLowerCase(Locale.ROOT), written.group(2));
      } else {
        problems.add(refused(name, "it is not written `name(value)`"));
      }
    } else if (PRAGMAS.contains(pragma)) {
      pragma(pragma, value);
    } else if (REFUSED.containsKey(name)) {
      refuse(name, value);
    } else if (!WITHOUT_MEANING.contains(name) && !MigrateOptions.OF_SQLITE.contains(name)) {
      problems.add(unknown(name));
    }
  }

  private void mode(String value) {
    switch (value.toLowerCase(Locale.ROOT)) {
      case "memory" -> inMemory = true;
      case "ro" -> problems.addAll(UrlProblem.readOnlyFile().findings());
      case "rw" -> mayCreate = false;
      case "rwc" -> mayCreate = true;
      default ->
          problems.add(
              Finding.error(
                      Code.BAD_URL,
                      "database URL option `mode` is not one of rw, rwc, ro and memory.")
                  .help("Write `mode=rwc`, or remove it."));
    }
  }

  private void refuse(String name, String value) {
    boolean isOff =
        Set.of("0", "false", "off", "no", "normal").contains(value.toLowerCase(Locale.ROOT));
    if (!isOff) {
      problems.add(refused(name, REFUSED.getOrDefault(name, "")));
    }
  }

  private void pragma(String name, String value) {
    if (!PRAGMAS.contains(name)) {
      problems.add(
          REFUSED.containsKey(name)
              ? refused(name, REFUSED.getOrDefault(name, ""))
              : unknown(name));
    } else if (!VALUE.matcher(value).matches()) {
      problems.add(refused(name, "its value is not a word or a number"));
    } else if (name.equals("busy_timeout")) {
      wait(value);
    } else {
      pragmas.put(name, name.equals("foreign_keys") ? onOrOff(name, value) : value);
    }
  }

  private void wait(String value) {
    if (value.matches("[0-9]{1,8}")) {
      patience = Optional.of(Duration.ofMillis(Long.parseLong(value)));
    } else {
      problems.add(refused("busy_timeout", "it is not a number of milliseconds"));
    }
  }

  private String onOrOff(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "on", "true", "yes" -> "ON";
      case "0", "off", "false", "no" -> "OFF";
      default -> {
        problems.add(refused(name, "it is neither `on` nor `off`"));
        yield value;
      }
    };
  }

  private static boolean isTrue(String value) {
    return OptionValues.isTrue(value);
  }

  private static Finding refused(String name, String why) {
    return Finding.error(
            Code.BAD_URL, "database URL option `%s` is not supported: %s.".formatted(name, why))
        .help("Remove it, or give migrations a URL of their own: `INTERLOCK_DATABASE`.");
  }

  private static Finding unknown(String name) {
    var known = new TreeSet<>(PRAGMAS);
    known.addAll(SHORT.keySet());
    known.addAll(WITHOUT_MEANING);
    known.addAll(MigrateOptions.OF_SQLITE);
    known.addAll(List.of("mode", "immutable", "_pragma"));
    return Finding.error(
            Code.UNKNOWN_URL_OPTION, "database URL option `" + name + "` is unknown for SQLite.")
        .help(Nearest.to(name, known).map(near -> "Write `" + near + "`.").orElse("Remove it."));
  }
}
