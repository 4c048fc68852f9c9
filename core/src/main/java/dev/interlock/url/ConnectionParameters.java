package dev.interlock.url;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects the parameters of a URL, a connection string or the {@code PG…} variables, in any
 * dialect, and builds one URL. As in libpq, the last value of an option wins.
 */
final class ConnectionParameters {

  /** {@code -c search_path=…} among the server's command-line options. */
  private static final Pattern SEARCH_PATH_OPTION =
      Pattern.compile("(?:^|\\s)(?:-c\\s*|--)search_path=((?:\\\\.|\\S)+)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w.-]{0,60}");

  private final UriDialect dialect;
  private final SequencedMap<String, String> values = new LinkedHashMap<>();
  private final List<Finding> problems = new ArrayList<>();

  ConnectionParameters(UriDialect dialect) {
    this.dialect = dialect;
  }

  void put(String name, String value) {
    Optional<String> canonical = OptionNames.canonical(name);
    if (name.equals(MigrateOptions.STATEMENT_TIMEOUT)) {
      collect(() -> limitStatements(value));
    } else if (canonical.isPresent()) {
      collect(() -> keep(canonical.get(), value));
    } else if (!OptionNames.isDropped(name)) {
      problems.addAll(unknown(name).findings());
    }
  }

  /**
   * @throws Failure.Misconfigured with every problem of all options
   */
  PostgresqlUrl toUrl() {
    List<HostAndPort> hosts = new ArrayList<>();
    collect(() -> hosts.addAll(ServerAddresses.of(host(), value("port").orElse(""))));
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(problems);
    }
    SequencedMap<String, String> options = new LinkedHashMap<>(values);
    OptionNames.STRUCTURE.forEach(options::remove);
    Optional<String> searchPath = Optional.ofNullable(options.remove("search_path"));
    boolean pooled =
        OptionValues.isTrue(Optional.ofNullable(options.remove("pgbouncer")).orElse(""));
    return new PostgresqlUrl(
        value("user"),
        value("password").map(Secret::new),
        hosts,
        value("dbname"),
        options,
        searchPath.filter(path -> !path.isBlank()),
        pooled);
  }

  private void keep(String option, String value) {
    switch (option) {
      case "ssl" -> values.putIfAbsent("sslmode", OptionValues.sslMode(value, dialect));
      case "options" -> keepServerOptions(value);
      case "service", "passfile" -> throw notRead(option);
      default -> values.put(option, OptionValues.canonical(option, value));
    }
  }

  private void keepServerOptions(String value) {
    Matcher path = SEARCH_PATH_OPTION.matcher(value);
    if (path.find()) {
      values.put("search_path", path.group(1).replace("\\", ""));
    }
    String rest = path.reset().replaceAll("").strip();
    if (!rest.isEmpty()) {
      values.put("options", rest);
    }
  }

  /** Applies golang-migrate's statement timeout in milliseconds, unless the URL sets its own. */
  private void limitStatements(String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw UrlProblem.bad(
          "database URL option `x-statement-timeout` is not a whole number of milliseconds.",
          "Write a number such as `x-statement-timeout=60000`.");
    }
    values.merge("options", "-c statement_timeout=" + value, (said, limit) -> limit + " " + said);
  }

  private String host() {
    return value("host").or(() -> value("hostaddr")).orElse("");
  }

  private Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option)).filter(v -> !v.isEmpty());
  }

  private void collect(Runnable step) {
    try {
      step.run();
    } catch (Failure.Misconfigured wrong) {
      problems.addAll(wrong.findings());
    }
  }

  private static Failure.Misconfigured notRead(String option) {
    return UrlProblem.bad(
        "database URL option `" + option + "` names a file, which Interlock does not read.",
        "Write host, user and password into the URL.");
  }

  private static Failure.Misconfigured unknown(String name) {
    if (!WORD.matcher(name).matches()) {
      return UrlProblem.badOption();
    }
    return new Failure.Misconfigured(
        Finding.error(Code.UNKNOWN_URL_OPTION, "database URL option `" + name + "` is unknown.")
            .help(
                OptionNames.nearest(name)
                    .map(near -> "Write `" + near + "`.")
                    .orElse(
                        "Remove it; the known options are "
                            + String.join(", ", OptionNames.all())
                            + ".")));
  }
}
