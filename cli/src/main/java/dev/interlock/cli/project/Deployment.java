package dev.interlock.cli.project;

import dev.interlock.Interlock;
import dev.interlock.apply.Cancellation;
import dev.interlock.apply.Settings;
import dev.interlock.cli.report.RunReport;
import dev.interlock.dialect.Dialect;
import dev.interlock.event.Event;
import dev.interlock.event.Listener;
import dev.interlock.finding.Failure;
import dev.interlock.gate.platform.Stage;
import dev.interlock.history.History;
import dev.interlock.ledger.Holder;
import dev.interlock.ledger.RunId;
import dev.interlock.ledger.RunLabel;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.project.options.Dialects;
import dev.interlock.project.options.ProjectOptions;
import dev.interlock.url.DatabaseUrl;
import java.util.Optional;

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
   */
  public static Deployment open(Project project, Endpoint endpoint, Stage stage) {
    begin(project, endpoint, stage);
    return connect(project, endpoint, stage, ProjectOptions.run(), project.log());
  }

  private static void begin(Project project, Endpoint endpoint, Stage stage) {
    Cancellation cancellation = project.cancellation();
    Signals.stop(cancellation);
    Settings settings = project.settings(stage);
    settings.deadline().ifPresent(deadline -> CommandDeadline.arm(cancellation, deadline.value()));
    project.report().ifPresent(report -> report.database(endpoint.url()));
    project.times().connecting();
  }

  /**
   * Does the same, and passes the events on.
   *
   * @param also receives every event
   */
  public static Deployment open(Project project, Endpoint endpoint, Stage stage, Listener also) {
    begin(project, endpoint, stage);
    return connect(
        project,
        endpoint,
        stage,
        ProjectOptions.run(),
        event -> {
          project.log().on(event);
          also.on(event);
        });
  }

  /**
   * Opens the database for a moment beside a running service, as the run that started it: says
   * nothing but problems, and leaves signals to the service.
   */
  public static Deployment beside(Project project, Endpoint endpoint, RunId run) {
    return connect(
        project,
        endpoint,
        Stage.START,
        run,
        event -> {
          if (event instanceof Event.Noticed) {
            project.log().on(event);
          }
        });
  }

  private static Deployment connect(
      Project project, Endpoint endpoint, Stage stage, RunId run, Listener listener) {
    DatabaseUrl url = endpoint.url();
    Dialect dialect = Dialects.of(url);
    var interlock =
        Interlock.at(dialect, endpoint.urls())
            .holder(holder(project, run))
            .label(label(project, stage))
            .settings(project.settings(stage))
            .listener(listener)
            .cancellation(project.cancellation())
            .open(project.migrations().source());
    return new Deployment(project, url, interlock);
  }

  /** Returns this process as the holder of a lock. */
  static Holder holder(Project project) {
    return holder(project, ProjectOptions.run());
  }

  private static Holder holder(Project project, RunId run) {
    return new Holder(run, host(project), ProcessHandle.current().pid());
  }

  /** Only `run` starts a service; it is recorded as typed, and not as the upgrade that it makes. */
  private static RunLabel label(Project project, Stage stage) {
    var deploy = project.platform().deploy();
    return new RunLabel(
        stage == Stage.START ? Optional.of("run") : Optional.empty(),
        deploy.commit().or(deploy::deployment));
  }

  private static String host(Project project) {
    return project
        .platform()
        .deploy()
        .instance()
        .or(() -> Optional.ofNullable(project.environment().get("HOSTNAME")))
        .orElse("localhost");
  }

  /** Adds what is known at the end of the migrations and of the database. */
  private void complete(RunReport report) {
    report.history(interlock.history());
    report.effects(interlock.knownEffects());
    if (project.cancellation().cause().isEmpty()) {
      try {
        MigrationStatus recorded = interlock.recorded();
        report.status(recorded);
        interlock.knownSchema(recorded).ifPresent(report::schema);
      } catch (Failure unavailable) {
        // The states stay unknown; the command itself says what is wrong.
      }
    }
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
    project.report().ifPresent(this::complete);
    interlock.close();
  }
}
