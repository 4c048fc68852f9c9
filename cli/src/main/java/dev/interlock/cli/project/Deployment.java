package dev.interlock.cli.project;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Settings;
import dev.interlock.cli.config.Configuration;
import dev.interlock.cli.config.Deadline;
import dev.interlock.cli.config.OutOfOrder;
import dev.interlock.dialect.Dialect;
import dev.interlock.drift.IgnoredObjects;
import dev.interlock.drift.MigrationSource;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.LateArrivals;
import dev.interlock.url.DatabaseUrl;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** A project with its database, the subject of most commands. */
public final class Deployment implements AutoCloseable {

  private final Project project;
  private final DatabaseUrl url;
  private final Interlock interlock;

  private Deployment(Project project, DatabaseUrl url, Interlock interlock) {
    this.project = project;
    this.url = url;
    this.interlock = interlock;
  }

  /**
   * Reads the migrations and opens the database; from now on signals and the deadline stop it.
   *
   * @param stage the stage of the deploy, unless the platform tells it
   * @param source from the database's dialect and the receiver of stop requests
   */
  public static Deployment open(
      Project project,
      Endpoint endpoint,
      Stage stage,
      BiFunction<Dialect, Cancellation, MigrationSource> source) {
    DatabaseUrl url = endpoint.url();
    Dialect dialect = Dialects.of(url);
    var cancellation = new Cancellation();
    Signals.stop(cancellation);
    Settings settings = settings(project, stage);
    settings.deadline().ifPresent(deadline -> CommandDeadline.arm(cancellation, deadline.value()));
    var holder = new Holder(run(), host(project), ProcessHandle.current().pid());
    var interlock =
        Interlock.connect(
            dialect,
            endpoint.urls(),
            source.apply(dialect, cancellation),
            holder,
            settings,
            project.log(),
            cancellation);
    return new Deployment(project, url, interlock);
  }

  public static RunId run() {
    return RunId.random(RandomGenerator.of("L64X128MixRandom"));
  }

  public static String host(Project project) {
    return project
        .platform()
        .deploy()
        .instance()
        .or(() -> Optional.ofNullable(project.environment().get("HOSTNAME")))
        .orElse("localhost");
  }

  public static Settings settings(Project project, Stage stage) {
    Configuration chosen = project.configuration();
    return new Settings(
            new Settings.ConnectWait(chosen.connectWait().value()),
            new Settings.LockTimeout(chosen.lock().timeout().value()),
            new Settings.LockRetries(chosen.lock().retries().value()),
            new Settings.Lease(chosen.lock().lease().value()),
            new Settings.LockWait(chosen.lock().waitAtMost().value()),
            new Settings.SnapshotWait(chosen.concurrentlyWait().value()),
            deadline(project, stage).map(Settings.Deadline::new),
            chosen.outOfOrder().value() == OutOfOrder.ALLOW
                ? LateArrivals.ALLOW
                : LateArrivals.REFUSE,
            chosen.drift().value(),
            chosen.ledger().value(),
            chosen.schema().map(schema -> new Settings.LedgerSchema(schema.value())))
        .withForeignLedgers(ToolSettings.of(project))
        .withOtherObjects(chosen.otherObjects().value())
        .withIgnored(new IgnoredObjects(chosen.ignored().value()));
  }

  private static Optional<Duration> deadline(Project project, Stage stage) {
    return switch (project.configuration().deadline().value()) {
      case Deadline.Auto() -> project.platform().deadline(stage);
      case Deadline.None() -> Optional.empty();
      case Deadline.After(Duration duration) -> Optional.of(duration);
    };
  }

  public Project project() {
    return project;
  }

  public DatabaseUrl url() {
    return url;
  }

  public History history() {
    return interlock.history();
  }

  public Interlock interlock() {
    return interlock;
  }

  @Override
  public void close() {
    interlock.close();
  }
}
