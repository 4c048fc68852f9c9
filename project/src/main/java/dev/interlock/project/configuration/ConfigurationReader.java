package dev.interlock.project.configuration;

import dev.interlock.apply.RequiredObjects;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.context.ContextOptions;
import dev.interlock.history.Placeholders;
import dev.interlock.project.options.ModelsSource;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.url.CandidateUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the configuration of a project. */
public final class ConfigurationReader {

  private static final String PREFIX = "INTERLOCK_";

  /** The only value of {@code database} that is not a URL. */
  private static final String EMBEDDED = "embedded";

  /** Variables that the launcher reads before Java starts. */
  private static final Set<String> LAUNCHER =
      Set.of("INTERLOCK_JAVA_HOME", "INTERLOCK_JAVA_OPTIONS");

  private final Map<String, String> environment;
  private final Overrides overrides;
  private final List<Finding> problems = new ArrayList<>();

  private ConfigurationReader(Map<String, String> environment, Overrides overrides) {
    this.environment = environment;
    this.overrides = overrides;
  }

  /**
   * Reads the configuration. An override wins over a variable, a variable over the file, the file
   * over the default. Values of an environment in the file win over its other values.
   *
   * @param projectFolder folder of {@code interlock.yml}, which is optional
   * @param file another file to read instead, which must exist
   * @param chosen the environment in the file; empty if a variable may choose it
   * @param environment all variables of the process
   * @param overrides values that win over the environment and the file
   * @throws Failure.Misconfigured with every problem of file, variables and overrides at once
   */
  public static Configuration read(
      Path projectFolder,
      Optional<Path> file,
      Optional<String> chosen,
      Map<String, String> environment,
      Overrides overrides) {
    var reader = new ConfigurationReader(environment, overrides);
    Optional<EnvironmentChoice> choice = EnvironmentChoice.of(chosen, environment);
    return reader.resolve(
        projectFolder, new ConfigurationFileReader(projectFolder, choice).read(file));
  }

  private Configuration resolve(Path projectFolder, FileValues file) {
    problems.addAll(file.problems());
    var values = new ValueResolver(file.values(), environment, overrides);
    var configuration =
        new Configuration(
            database(values),
            isEmbedded(values),
            values.get(ConfigurationKey.MIGRATIONS),
            values.find(ConfigurationKey.LAYOUT),
            values.find(ConfigurationKey.PYTHON),
            placeholders(projectFolder, values, file),
            shadow(values),
            values.find(ConfigurationKey.SHADOW_INIT),
            models(values),
            image(values),
            values.find(ConfigurationKey.SCHEMA),
            values.get(ConfigurationKey.LEDGER),
            values.find(ConfigurationKey.LEDGER_TABLE),
            file.environment(),
            lock(values),
            values.get(ConfigurationKey.CONCURRENTLY_WAIT),
            values.get(ConfigurationKey.DEADLINE),
            values.get(ConfigurationKey.CONNECT_WAIT),
            values.get(ConfigurationKey.OUT_OF_ORDER),
            values.get(ConfigurationKey.DRIFT),
            values.get(ConfigurationKey.DRIFT_IGNORE),
            values.find(ConfigurationKey.SERVER),
            values.get(ConfigurationKey.OTHER_OBJECTS),
            new BackupConfiguration(
                values.get(ConfigurationKey.BACKUP), values.find(ConfigurationKey.BACKUP_FOLDER)),
            new PreflightSettings(
                values.get(ConfigurationKey.PREFLIGHT_TIMEOUT).value(),
                new SecretColumns(
                    Set.copyOf(values.get(ConfigurationKey.PREFLIGHT_SECRET_COLUMNS).value())),
                values.find(ConfigurationKey.LIMITS_BLOCKED_TABLE).map(Configured::value)),
            new Settings.Batches(
                values.get(ConfigurationKey.BATCH_TARGET).value(),
                values.get(ConfigurationKey.BATCH_STANDBY_LAG).value()),
            values.get(ConfigurationKey.ONLINE),
            new ProductionConfiguration(
                values.get(ConfigurationKey.PRODUCTION_HOSTS),
                values.get(ConfigurationKey.PRODUCTION_DATABASES)),
            required(values),
            verify(values, file),
            new LivenessConfiguration(
                values.get(ConfigurationKey.LIVENESS).value(),
                values.find(ConfigurationKey.LIVENESS_HOST).map(Configured::value)),
            releases(values),
            hooks(values),
            new Severities(file.severities(), values.get(ConfigurationKey.FAIL_ON).value()),
            values.get(ConfigurationKey.LOG),
            values.get(ConfigurationKey.REPORT),
            unreadVariables());
    problems.addAll(values.problems());
    if (!problems.isEmpty()) {
      throw new Failure.Misconfigured(inOrder(problems));
    }
    return configuration;
  }

  /** Sorts by place in the file; problems outside the file come last. */
  private static List<Finding> inOrder(List<Finding> problems) {
    return problems.stream()
        .sorted(
            Comparator.comparing(
                (Finding finding) -> finding.place().map(Place::line).orElse(Integer.MAX_VALUE)))
        .toList();
  }

  private static boolean isEmbedded(ValueResolver values) {
    return values
        .find(ConfigurationKey.DATABASE)
        .map(Configured::value)
        .filter(EMBEDDED::equals)
        .isPresent();
  }

  private Optional<CandidateUrl> database(ValueResolver values) {
    if (isEmbedded(values)) {
      return Optional.empty();
    }
    try {
      return DatabaseSetting.read(
          ConfigurationKey.DATABASE, values.find(ConfigurationKey.DATABASE), environment);
    } catch (Failure.Misconfigured wrong) {
      problems.addAll(wrong.findings());
      return Optional.empty();
    }
  }

  private ShadowSource shadow(ValueResolver values) {
    try {
      return ShadowSetting.read(values.find(ConfigurationKey.SHADOW), environment);
    } catch (Failure.Misconfigured wrong) {
      problems.addAll(wrong.findings());
      return new ShadowSource.Embedded(Optional.empty());
    }
  }

  private Placeholders placeholders(Path projectFolder, ValueResolver values, FileValues file) {
    try {
      return new PlaceholderSettings(values, file, environment).read(projectFolder);
    } catch (Failure.Misconfigured wrong) {
      problems.addAll(wrong.findings());
      return Placeholders.NONE;
    }
  }

  private static ModelsSource models(ValueResolver values) {
    return new ModelsSource(
        values.find(ConfigurationKey.MODELS).map(Configured::value),
        values.find(ConfigurationKey.MODELS_COMMAND).map(Configured::value),
        values.get(ConfigurationKey.MODELS_TIMEOUT).value());
  }

  private static ContextOptions image(ValueResolver values) {
    return new ContextOptions(
        values.find(ConfigurationKey.IMAGE_DOCKERFILE).map(Configured::value),
        values.find(ConfigurationKey.IMAGE_CONTEXT).map(Configured::value),
        values.get(ConfigurationKey.IMAGE_ALLOW).value());
  }

  private static LockConfiguration lock(ValueResolver values) {
    return new LockConfiguration(
        values.get(ConfigurationKey.LOCK_TIMEOUT),
        values.get(ConfigurationKey.LOCK_RETRIES),
        values.get(ConfigurationKey.LOCK_LEASE),
        values.get(ConfigurationKey.LOCK_WAIT));
  }

  private static RequiredObjects required(ValueResolver values) {
    return new RequiredObjects(
        values.get(ConfigurationKey.REQUIRED_TABLES).value(),
        values.get(ConfigurationKey.REQUIRED_COLUMNS).value(),
        values.get(ConfigurationKey.REQUIRED_QUERIES).value());
  }

  private static VerifyConfiguration verify(ValueResolver values, FileValues file) {
    return new VerifyConfiguration(
        values.find(ConfigurationKey.VERIFY_URL),
        values.get(ConfigurationKey.VERIFY_DEADLINE),
        values.get(ConfigurationKey.VERIFY_INTERVAL),
        values.get(ConfigurationKey.VERIFY_TIMEOUT),
        values.get(ConfigurationKey.VERIFY_PARALLEL),
        new SupervisionConfiguration(
            values.find(ConfigurationKey.VERIFY_WATCH),
            values.find(ConfigurationKey.VERIFY_ERROR_LINES),
            values.get(ConfigurationKey.VERIFY_ROLLBACK),
            values.get(ConfigurationKey.VERIFY_GRACE_PERIOD)),
        file.verification());
  }

  private static HooksConfiguration hooks(ValueResolver values) {
    return new HooksConfiguration(
        values.find(ConfigurationKey.HOOKS_BEFORE_MIGRATE).map(Configured::value),
        values.find(ConfigurationKey.HOOKS_AFTER_MIGRATE).map(Configured::value),
        values.find(ConfigurationKey.HOOKS_ON_FAILURE).map(Configured::value),
        values.get(ConfigurationKey.HOOKS_TIMEOUT).value());
  }

  private static ReleasesConfiguration releases(ValueResolver values) {
    return new ReleasesConfiguration(
        values.get(ConfigurationKey.RELEASES_TAGS).value(),
        values.get(ConfigurationKey.RELEASES_LAST).value(),
        values.get(ConfigurationKey.RELEASES_FOLDERS).value());
  }

  private List<Finding> unreadVariables() {
    Set<String> known = new TreeSet<>(LAUNCHER);
    known.add(EnvironmentChoice.VARIABLE);
    ConfigurationKey.ALL.forEach(key -> known.add(key.variable()));
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .filter(name -> !name.startsWith(PlaceholderSettings.VARIABLES))
        .sorted()
        .map(name -> ConfigurationProblem.unreadVariable(name, known))
        .toList();
  }
}
