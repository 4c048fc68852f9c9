package dev.interlock.report;

import dev.interlock.catalog.Catalog;
import dev.interlock.effect.LockMode;
import dev.interlock.finding.Finding;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one run of a command: its findings, its steps, and the migrations it was about.
 * Immutable. The texts hold no secret, because the caller redacts them before it makes a report.
 *
 * @param command the name of the command, such as {@code check}
 * @param version the version of Interlock
 * @param started when the command started
 * @param took the duration of the command
 * @param platform the platform that the command ran on, such as {@code GitHub Actions}
 * @param folder the project folder relative to the root of its repository, with {@code /} between
 *     names; empty if it is the root or if the repository is unknown. The files of findings are
 *     relative to this folder
 * @param database the database, unless the command used none or stopped before it was known
 * @param summary the result in sentences, in the order in which the command gave them
 * @param findings in the order in which the command reported them
 * @param steps in the order in which they started
 * @param plan the migrations that the command planned or ran, in order
 * @param migrations the graph of the migration files: parents first, then the repeatable ones
 * @param schema the schema of the database at the end, if the command has read it and a format
 *     draws it
 */
public record Report(
    String command,
    String version,
    Instant started,
    Duration took,
    Outcome outcome,
    String platform,
    String folder,
    Optional<Database> database,
    List<String> summary,
    List<Finding> findings,
    List<Step> steps,
    List<Planned> plan,
    List<Node> migrations,
    Optional<Catalog> schema) {

  public Report {
    summary = List.copyOf(summary);
    findings = List.copyOf(findings);
    steps = List.copyOf(steps);
    plan = List.copyOf(plan);
    migrations = List.copyOf(migrations);
  }

  /** Returns the migrations of the plan that ran to their end, in order. */
  public List<MigrationId> done() {
    return plan.stream().map(Planned::id).filter(this::isDone).toList();
  }

  /** Returns the migrations of the plan that did not run, or not to their end, in order. */
  public List<MigrationId> left() {
    return plan.stream().map(Planned::id).filter(id -> !isDone(id)).toList();
  }

  private boolean isDone(MigrationId id) {
    return steps.stream()
        .anyMatch(step -> step.state() == StepState.DONE && step.name().equals(id.toString()));
  }

  /**
   * The end of the command.
   *
   * @param exitCode the exit code of the process; 0 for {@code run} if the service was started
   * @param meaning the meaning of the exit code, such as {@code refused by findings, nothing was
   *     changed}
   */
  public record Outcome(int exitCode, String meaning) {

    public boolean isSuccess() {
      return exitCode == 0;
    }
  }

  /**
   * The database of the command, without a user or a password.
   *
   * @param host the host or the socket; empty for a database in a file
   * @param name the name of the database, or its file
   * @param server product and version, such as {@code PostgreSQL 18.6}; empty if no session was
   *     opened
   */
  public record Database(String host, String name, String server) {}

  /**
   * A timed part of the command.
   *
   * @param name such as {@code connect}; {@code V3} for a migration, {@code replay V3} for its run
   *     on a shadow database
   * @param after the time between the start of the command and the start of the step
   */
  public record Step(String name, Duration after, Duration took, StepState state) {}

  /** The end of a step. */
  public enum StepState {
    DONE,
    FAILED
  }

  /**
   * A migration of the plan.
   *
   * @param file path relative to the project folder
   * @param sql the statements as psql could run them, with {@code ***} in place of secrets
   * @param work what it does to tables that exist before it; empty if that is not known
   */
  public record Planned(
      MigrationId id, String file, Direction direction, String sql, Optional<TableWork> work) {}

  /**
   * The work of a migration on tables that exist before it. The names leave out the default schema.
   *
   * @param lock the strongest lock; empty if it locks none of them
   * @param locked the tables and indexes under this lock
   * @param rewritten the tables and indexes that are rewritten
   * @param scanned the tables of which every row is read
   */
  public record TableWork(
      Optional<LockMode> lock, List<String> locked, List<String> rewritten, List<String> scanned) {

    public TableWork {
      locked = List.copyOf(locked);
      rewritten = List.copyOf(rewritten);
      scanned = List.copyOf(scanned);
    }
  }

  /**
   * A migration in the graph.
   *
   * @param file path relative to the project folder
   * @param parents the migrations that it builds on; empty for the first and for a repeatable one
   */
  public record Node(MigrationId id, String file, List<MigrationId> parents, NodeState state) {

    public Node {
      parents = List.copyOf(parents);
    }
  }

  /** The state of a migration in the database at the end of the command. */
  public enum NodeState {
    APPLIED,
    PENDING,
    /** No database was asked, or it did not answer. */
    UNKNOWN
  }
}
