package dev.interlock.project.configuration;

import dev.interlock.apply.RequiredObjects;
import dev.interlock.apply.Settings;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.drift.Drift;
import dev.interlock.drift.OtherObjects;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.OtherLedgers;
import dev.interlock.gate.context.ContextOptions;
import dev.interlock.gate.environment.EnvironmentContract;
import dev.interlock.history.OnlineMode;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.project.options.ModelsSource;
import dev.interlock.project.options.ShadowSource;
import dev.interlock.url.CandidateUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The resolved configuration.
 *
 * @param database the database that a flag, {@code INTERLOCK_DATABASE} or the file names; empty to
 *     choose among the environment's variables
 * @param embedded whether {@code database} is {@code embedded}: the project's own PostgreSQL
 * @param migrations folders with migrations, relative to the project folder
 * @param layout layout of the migrations; empty to detect it
 * @param python interpreter or virtual environment that runs Alembic's revisions; empty to find it
 * @param placeholders values of the placeholders in scripts of Flyway's layout
 * @param shadow source of the shadow databases
 * @param shadowInit SQL files, or globs, that run on a shadow database before the history
 * @param models source of the schema that the service's models need
 * @param image where the Dockerfile is, and what its build sends
 * @param schema schema of the ledger's tables; empty for the connection's default
 * @param ledger treatment of another tool's ledger
 * @param ledgerTable table of that ledger; empty to find it
 * @param environment the contract for the service's variables
 * @param concurrentlyWait how long a concurrent index build waits for old transactions
 * @param connectWait how long to wait for a database that is asleep
 * @param ignored patterns of objects that are left out of comparison
 * @param server major version of the server that is deployed to
 * @param backup what is saved before a migration destroys it
 * @param preflight settings for questions to the rows before a migration runs
 * @param batches settings of statements that run in batches
 * @param online what to do with statements that keep others waiting
 * @param required the objects without which the service must not start
 * @param verify what the service has to answer, unread
 * @param liveness the answers while migrations run
 * @param releases the other releases of the service
 * @param hooks commands that run around migrations
 * @param severities the severities of findings in {@code check}
 * @param reports files for the report of the command, relative to the project folder
 * @param warnings suspicious settings that do not stop a command
 */
public record Configuration(
    Optional<CandidateUrl> database,
    boolean embedded,
    Configured<List<String>> migrations,
    Optional<Configured<MigrationTool>> layout,
    Optional<Configured<String>> python,
    Placeholders placeholders,
    ShadowSource shadow,
    Optional<Configured<List<String>>> shadowInit,
    ModelsSource models,
    ContextOptions image,
    Optional<Configured<String>> schema,
    Configured<OtherLedgers> ledger,
    Optional<Configured<String>> ledgerTable,
    EnvironmentContract environment,
    LockConfiguration lock,
    Configured<Duration> concurrentlyWait,
    Configured<Deadline> deadline,
    Configured<Duration> connectWait,
    Configured<OutOfOrder> outOfOrder,
    Configured<Drift> drift,
    Configured<List<String>> ignored,
    Optional<Configured<Integer>> server,
    Configured<OtherObjects> otherObjects,
    BackupConfiguration backup,
    PreflightSettings preflight,
    Settings.Batches batches,
    Configured<OnlineMode> online,
    ProductionConfiguration production,
    RequiredObjects required,
    VerifyConfiguration verify,
    LivenessConfiguration liveness,
    ReleasesConfiguration releases,
    HooksConfiguration hooks,
    Severities severities,
    Configured<LogChoice> log,
    Configured<List<String>> reports,
    List<Finding> warnings) {

  public Configuration {
    warnings = List.copyOf(warnings);
  }
}
