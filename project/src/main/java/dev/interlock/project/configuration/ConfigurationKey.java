package dev.interlock.project.configuration;

import dev.interlock.dialect.data.ByteSize;
import dev.interlock.drift.Drift;
import dev.interlock.drift.OtherObjects;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.gate.environment.HostPattern;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.project.options.ProjectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A key of the configuration. Only this table knows the keys: reading, overriding, messages, the
 * JSON Schema and the documentation all follow it.
 *
 * @param path path in the file, with dots between the levels
 * @param fallback the default, as it would be written; empty for none
 * @param description one sentence without its full stop
 */
public record ConfigurationKey<T>(
    String path, ValueType<T> type, List<String> fallback, String description) {

  public static final ConfigurationKey<String> DATABASE =
      text("database", "the database URL, `${NAME}` for the value of a variable, or `embedded`");
  public static final ConfigurationKey<List<String>> MIGRATIONS =
      new ConfigurationKey<>(
          "migrations",
          new TextListType(),
          ProjectOptions.USUAL_MIGRATIONS,
          "folders with migrations, relative to the project folder");
  static final ConfigurationKey<MigrationTool> LAYOUT =
      new ConfigurationKey<>(
          "layout",
          new ChoiceType<>(MigrationTools.all(), MigrationTool::name),
          List.of(),
          "the tool whose layout the migrations have, if the files do not show it");
  static final ConfigurationKey<String> PYTHON =
      text(
          "python",
          "the Python, or its virtual environment, that runs the revisions of Alembic, if not the one that is active or in `.venv`");
  static final ConfigurationKey<Boolean> PLACEHOLDER_REPLACEMENT =
      new ConfigurationKey<>(
          "placeholder-replacement",
          new TruthType(),
          List.of("true"),
          "whether placeholders in scripts of Flyway's layout are replaced");
  static final ConfigurationKey<String> PLACEHOLDER_PREFIX =
      new ConfigurationKey<>(
          "placeholder-prefix", new TextType(), List.of("${"), "what a placeholder begins with");
  static final ConfigurationKey<String> PLACEHOLDER_SUFFIX =
      new ConfigurationKey<>(
          "placeholder-suffix", new TextType(), List.of("}"), "what a placeholder ends with");
  static final ConfigurationKey<String> PLACEHOLDER_SEPARATOR =
      new ConfigurationKey<>(
          "placeholder-separator",
          new TextType(),
          List.of(":"),
          "what follows `flyway` in the names of Flyway's own placeholders");
  static final ConfigurationKey<String> SHADOW =
      new ConfigurationKey<>(
          "shadow",
          new TextType(),
          List.of("embedded"),
          "where shadow databases are created: `embedded` or `embedded:FILE`, a URL, `target`, `own:URL` for a server that is used for nothing else, or `none`");
  static final ConfigurationKey<Integer> SERVER =
      new ConfigurationKey<>(
          "server",
          new CountType(99),
          List.of(),
          "the major version of PostgreSQL that you deploy to, on which seals are made");
  static final ConfigurationKey<List<String>> SHADOW_INIT =
      new ConfigurationKey<>(
          "shadow-init",
          new TextListType(),
          List.of(),
          "SQL files or globs that run before the history on every shadow database: what the database's provider or platform creates");
  static final ConfigurationKey<List<String>> MODELS =
      new ConfigurationKey<>(
          "models",
          new TextListType(),
          List.of(),
          "SQL files, or folders of them, with the schema that the service's models need");
  static final ConfigurationKey<String> MODELS_COMMAND =
      text(
          "models.command",
          "a command that prints that schema, run by `sh -c` in the project folder");
  static final ConfigurationKey<Duration> MODELS_TIMEOUT =
      duration("models.timeout", "2m", "how long that command may take");
  static final ConfigurationKey<String> IMAGE_DOCKERFILE =
      text(
          "image.dockerfile",
          "the Dockerfile of the image that runs Interlock, if it is not `Dockerfile` in the project folder, or `none` if no image holds the migrations");
  static final ConfigurationKey<String> IMAGE_CONTEXT =
      text(
          "image.context",
          "the folder that is sent to the build, if it is not the project folder; relative to that");
  static final ConfigurationKey<List<String>> IMAGE_ALLOW =
      new ConfigurationKey<>(
          "image.allow",
          new TextListType(),
          List.of(),
          "files that may hold credentials, as patterns of `.dockerignore` relative to that folder");
  static final ConfigurationKey<String> SCHEMA =
      text("schema", "the schema of the ledger's tables, if not the connection's default");
  static final ConfigurationKey<OtherLedgers> LEDGER =
      new ConfigurationKey<>(
          "ledger",
          ChoiceType.of(OtherLedgers.class),
          List.of("keep"),
          "whether every migration is also recorded in another tool's ledger, or that ledger is left as it is");
  static final ConfigurationKey<String> LEDGER_TABLE =
      text(
          "ledger.table",
          "the table of another tool's ledger, if neither that tool's settings nor the usual name leads to it, or `none`");
  static final ConfigurationKey<Duration> LOCK_TIMEOUT =
      duration("lock.timeout", "2s", "how long one statement waits for a lock of the database");
  static final ConfigurationKey<Integer> LOCK_RETRIES =
      new ConfigurationKey<>(
          "lock.retries",
          new CountType(1000),
          List.of("10"),
          "how often a statement that waited too long for a lock is tried again");
  static final ConfigurationKey<Duration> LOCK_LEASE =
      duration("lock.lease", "30s", "how long the migration lock is held without a heartbeat");
  static final ConfigurationKey<Duration> LOCK_WAIT =
      duration("lock.wait", "5m", "how long to wait for another process that migrates");
  static final ConfigurationKey<Duration> CONCURRENTLY_WAIT =
      duration(
          "concurrently.wait", "5m", "how long a concurrent index build waits for transactions");
  static final ConfigurationKey<Deadline> DEADLINE =
      new ConfigurationKey<>(
          "deadline",
          new DeadlineType(),
          List.of("auto"),
          "when to stop and roll back; `auto` stays below the platform's own limit");
  static final ConfigurationKey<Duration> CONNECT_WAIT =
      duration("connect.wait", "30s", "how long to wait for a database that is asleep");
  static final ConfigurationKey<OutOfOrder> OUT_OF_ORDER =
      new ConfigurationKey<>(
          "out-of-order",
          ChoiceType.of(OutOfOrder.class),
          List.of("refuse"),
          "what to do with a pending migration below an applied one");
  static final ConfigurationKey<Drift> DRIFT =
      new ConfigurationKey<>(
          "drift",
          ChoiceType.of(Drift.class),
          List.of("refuse"),
          "what to do with a schema that lacks what applied migrations made, or has it in a different form");
  static final ConfigurationKey<List<String>> DRIFT_IGNORE =
      new ConfigurationKey<>(
          "drift.ignore",
          new TextListType(),
          List.of(),
          "objects that are not compared, such as `events_20*` or `trigger *.audit`");
  static final ConfigurationKey<Duration> PREFLIGHT_TIMEOUT =
      duration(
          "preflight.timeout",
          "30s",
          "how long one question to the rows may take before a migration runs");
  static final ConfigurationKey<List<String>> PREFLIGHT_SECRET_COLUMNS =
      new ConfigurationKey<>(
          "preflight.secret-columns",
          new TextListType(),
          List.of(),
          "columns whose values are never shown, such as `ssn` or `person.ssn`, besides those whose name says so");
  static final ConfigurationKey<ByteSize> LIMITS_BLOCKED_TABLE =
      new ConfigurationKey<>(
          "limits.blocked-table",
          new SizeType(),
          List.of(),
          "the largest table that a migration may rewrite or read whole while others wait for its locks, such as `1GB`; by default any");
  static final ConfigurationKey<OtherObjects> OTHER_OBJECTS =
      new ConfigurationKey<>(
          "other-objects",
          ChoiceType.of(OtherObjects.class),
          List.of("refuse"),
          "what to do with a database without a ledger that holds objects which no migration makes");
  static final ConfigurationKey<List<HostPattern>> PRODUCTION_HOSTS =
      new ConfigurationKey<>(
          "production.hosts",
          new HostListType(),
          List.of(),
          "hosts whose databases are production; `*.neon.tech` means every host below");
  static final ConfigurationKey<List<String>> PRODUCTION_DATABASES =
      new ConfigurationKey<>(
          "production.databases",
          new TextListType(),
          List.of(),
          "names of databases that are production");
  static final ConfigurationKey<List<String>> REQUIRED_TABLES =
      new ConfigurationKey<>(
          "required.tables",
          new TextListType(),
          List.of(),
          "tables and views that the service's role must be able to read before `run` starts it");
  static final ConfigurationKey<List<String>> REQUIRED_COLUMNS =
      new ConfigurationKey<>(
          "required.columns",
          new TextListType(),
          List.of(),
          "columns that it must be able to read, such as `users.email`");
  static final ConfigurationKey<List<String>> REQUIRED_QUERIES =
      new ConfigurationKey<>(
          "required.queries",
          new TextListType(),
          List.of(),
          "queries whose first value must be neither null, nor false, nor zero");
  static final ConfigurationKey<String> VERIFY_URL =
      text("verify.url", "where the service answers; by default `http://127.0.0.1:${PORT}`");
  static final ConfigurationKey<Duration> VERIFY_DEADLINE =
      duration("verify.deadline", "60s", "how long to wait until the service is ready");
  static final ConfigurationKey<Duration> VERIFY_INTERVAL =
      duration("verify.interval", "1s", "the pause before the service is asked again");
  static final ConfigurationKey<Duration> VERIFY_TIMEOUT =
      duration("verify.timeout", "10s", "how long one answer of the service may take");
  static final ConfigurationKey<Integer> VERIFY_PARALLEL =
      new ConfigurationKey<>(
          "verify.parallel",
          new CountType(100),
          List.of("8"),
          "how many requests are sent to the service at the same time");
  static final ConfigurationKey<Duration> VERIFY_WATCH =
      new ConfigurationKey<>(
          "verify.watch",
          new DurationType(),
          List.of(),
          "how long `run --verify` watches a verified service for error lines and for its end");
  static final ConfigurationKey<List<Pattern>> VERIFY_ERROR_LINES =
      new ConfigurationKey<>(
          "verify.error-lines",
          new PatternListType(),
          List.of(),
          "what is found in a line of the service's output that reports an error; by default its log level");
  static final ConfigurationKey<RollbackChoice> VERIFY_ROLLBACK =
      new ConfigurationKey<>(
          "verify.rollback",
          ChoiceType.of(RollbackChoice.class),
          List.of("auto"),
          "what `run --verify` does with its migrations when the service fails; `auto` undoes them if nothing is lost");
  static final ConfigurationKey<Duration> VERIFY_GRACE_PERIOD =
      duration(
          "verify.grace-period",
          "10s",
          "how long a service that failed may take to end before it is killed");
  static final ConfigurationKey<LivenessChoice> LIVENESS =
      new ConfigurationKey<>(
          "liveness",
          ChoiceType.of(LivenessChoice.class),
          List.of("auto"),
          "whether `run` answers 503 on `PORT` while migrations run; `auto` does so on Heroku");
  static final ConfigurationKey<String> LIVENESS_HOST =
      text("liveness.host", "the address of that port, if not every address of the machine");
  static final ConfigurationKey<List<String>> RELEASES_TAGS =
      new ConfigurationKey<>(
          "releases.tags",
          new TextListType(),
          List.of("v*"),
          "Git tags of the releases that `status --releases` compares with the schema, as patterns");
  static final ConfigurationKey<Integer> RELEASES_LAST =
      new ConfigurationKey<>(
          "releases.last",
          new CountType(1000),
          List.of("10"),
          "how many of these tags are compared, the newest first");
  static final ConfigurationKey<List<String>> RELEASES_FOLDERS =
      new ConfigurationKey<>(
          "releases.folders",
          new TextListType(),
          List.of(),
          "project folders of releases, in place of the tags");
  static final ConfigurationKey<String> HOOKS_BEFORE_MIGRATE =
      text(
          "hooks.before-migrate",
          "a command that runs by `sh -c` in the project folder before `upgrade` and `run` migrate; if it fails, nothing is migrated");
  static final ConfigurationKey<String> HOOKS_AFTER_MIGRATE =
      text("hooks.after-migrate", "a command that runs after `upgrade` and `run` have migrated");
  static final ConfigurationKey<String> HOOKS_ON_FAILURE =
      text(
          "hooks.on-failure",
          "a command that runs if the migrations of `upgrade` and `run` are refused or fail");
  static final ConfigurationKey<Duration> HOOKS_TIMEOUT =
      duration("hooks.timeout", "1m", "how long a hook may take");
  static final ConfigurationKey<FailOn> FAIL_ON =
      new ConfigurationKey<>(
          "fail-on",
          new FailOnType(),
          List.of(),
          "what fails `check` besides errors: `warning`, `note`, or codes of findings");
  static final ConfigurationKey<LogChoice> LOG =
      new ConfigurationKey<>(
          "log",
          ChoiceType.of(LogChoice.class),
          List.of("auto"),
          "how progress is written; `auto` follows the platform");
  public static final ConfigurationKey<List<String>> REPORT =
      new ConfigurationKey<>(
          "report",
          new TextListType(),
          List.of(),
          "files for the report of the command, in the format of their ending: `.html`, `.json`, `.md`, `.sarif` or `.xml` (JUnit)");

  /** Every key, in the order of the documentation. */
  public static final List<ConfigurationKey<?>> ALL =
      List.of(
          DATABASE,
          MIGRATIONS,
          LAYOUT,
          PYTHON,
          PLACEHOLDER_REPLACEMENT,
          PLACEHOLDER_PREFIX,
          PLACEHOLDER_SUFFIX,
          PLACEHOLDER_SEPARATOR,
          SHADOW,
          SERVER,
          SHADOW_INIT,
          MODELS,
          MODELS_COMMAND,
          MODELS_TIMEOUT,
          IMAGE_DOCKERFILE,
          IMAGE_CONTEXT,
          IMAGE_ALLOW,
          SCHEMA,
          LEDGER,
          LEDGER_TABLE,
          LOCK_TIMEOUT,
          LOCK_RETRIES,
          LOCK_LEASE,
          LOCK_WAIT,
          CONCURRENTLY_WAIT,
          DEADLINE,
          CONNECT_WAIT,
          OUT_OF_ORDER,
          DRIFT,
          DRIFT_IGNORE,
          OTHER_OBJECTS,
          PREFLIGHT_TIMEOUT,
          PREFLIGHT_SECRET_COLUMNS,
          LIMITS_BLOCKED_TABLE,
          PRODUCTION_HOSTS,
          PRODUCTION_DATABASES,
          REQUIRED_TABLES,
          REQUIRED_COLUMNS,
          REQUIRED_QUERIES,
          VERIFY_URL,
          VERIFY_DEADLINE,
          VERIFY_INTERVAL,
          VERIFY_TIMEOUT,
          VERIFY_PARALLEL,
          VERIFY_WATCH,
          VERIFY_ERROR_LINES,
          VERIFY_ROLLBACK,
          VERIFY_GRACE_PERIOD,
          LIVENESS,
          LIVENESS_HOST,
          RELEASES_TAGS,
          RELEASES_LAST,
          RELEASES_FOLDERS,
          HOOKS_BEFORE_MIGRATE,
          HOOKS_AFTER_MIGRATE,
          HOOKS_ON_FAILURE,
          HOOKS_TIMEOUT,
          FAIL_ON,
          LOG,
          REPORT);

  public ConfigurationKey {
    fallback = List.copyOf(fallback);
  }

  /** The environment variable that overrides the file, such as {@code INTERLOCK_LOCK_TIMEOUT}. */
  public String variable() {
    return "INTERLOCK_" + path.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The flag that overrides file and variable, with its dashes, such as {@code --lock-timeout}. */
  public String flag() {
    return "--" + path.replace('.', '-');
  }

  /** Whether several values are allowed, with commas. */
  public boolean isList() {
    return type.isList();
  }

  /** Returns the only words that are allowed; empty if others are. */
  public List<String> words() {
    return type instanceof ChoiceType<T> choice ? choice.allowed() : List.of();
  }

  private static ConfigurationKey<String> text(String path, String description) {
    return new ConfigurationKey<>(path, new TextType(), List.of(), description);
  }

  private static ConfigurationKey<Duration> duration(
      String path, String fallback, String description) {
    return new ConfigurationKey<>(path, new DurationType(), List.of(fallback), description);
  }
}
