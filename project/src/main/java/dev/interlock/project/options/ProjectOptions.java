package dev.interlock.project.options;

import dev.interlock.apply.Cancellation;
import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Dialect;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.event.Listener;
import dev.interlock.finding.Finding;
import dev.interlock.gate.context.ContextOptions;
import dev.interlock.gate.environment.Redactor;
import dev.interlock.history.Placeholders;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.url.DatabaseUrlChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * All that the build side is told about a project.
 *
 * @param folder the project folder, absolute and normalized
 * @param migrations folders with migrations, relative to the project folder; new files go to the
 *     first
 * @param tool tool whose layout the migrations have; empty to detect it
 * @param python the interpreter or virtual environment of an Alembic project; empty to look for it
 * @param placeholders values of the placeholders in scripts of Flyway's layout
 * @param database the database that is deployed to; it decides the dialect, and its server's
 *     version that of the shadow databases. Nothing is migrated there
 * @param shadow choice of the shadow databases
 * @param models source of the schema that the service's models need
 * @param image where the Dockerfile is, and what its build sends
 * @param ignored objects excluded from comparison
 * @param connectWait longest wait for a database that does not answer yet
 * @param environment variables for Python and for the command that prints the models
 * @param redactor learns the secrets of scripts, and hides them in schemas
 * @param started value of Flyway's {@code timestamp} placeholder
 * @param listener receives all events
 * @param cancellation requests a stop
 */
public record ProjectOptions(
    Path folder,
    List<String> migrations,
    Optional<MigrationTool> tool,
    Optional<String> python,
    Placeholders placeholders,
    Optional<DatabaseUrlChoice> database,
    ShadowOptions shadow,
    ModelsSource models,
    ContextOptions image,
    IgnoredObjects ignored,
    Duration connectWait,
    Map<String, String> environment,
    Redactor redactor,
    LocalDateTime started,
    Listener listener,
    Cancellation cancellation) {

  /** The default folders of the migrations. */
  public static final List<String> USUAL_MIGRATIONS = List.of("db/migrations");

  public ProjectOptions {
    migrations = List.copyOf(migrations);
    environment = Map.copyOf(environment);
  }

  /** Settings for a connection to a database of which only a session is needed. */
  public ConnectSettings connection(Consumer<Finding> waiting) {
    return connection(connectWait, waiting);
  }

  /** The same, but with another longest wait. */
  public ConnectSettings connection(Duration wait, Consumer<Finding> waiting) {
    return new ConnectSettings(run(), wait, Optional.empty(), waiting);
  }

  /** A new run id. */
  public static RunId run() {
    return RunId.random(RandomGenerator.of("L64X128MixRandom"));
  }

  /** The dialect of the database; PostgreSQL if none is configured. */
  public Dialect dialect() {
    // A reference to the constructor would load PostgreSQL's classes for SQLite, too.
    return database.isPresent() ? Dialects.of(database.get().url().url()) : new PostgresDialect();
  }
}
