package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.KeptLedgers;
import dev.interlock.apply.LedgerFailures;
import dev.interlock.apply.RunContext;
import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupStore;
import dev.interlock.backup.PlannedBackups;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.StepFailure;
import dev.interlock.dialect.Target;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.drift.DatabaseSchema;
import dev.interlock.drift.DriftCheck;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.event.Event;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.OnlineMode;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.NamedLedger;
import dev.interlock.ledger.RunId;
import dev.interlock.plan.AppliedVersions;
import dev.interlock.plan.ExtensionPreflight;
import dev.interlock.plan.HeadsLedger;
import dev.interlock.plan.LateArrivals;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlanOutcome;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.preflight.PlannedEffect;
import dev.interlock.preflight.Preflight;
import dev.interlock.preflight.PreflightReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Common steps of the intents: from a ledger to a status, from a plan to a decision. Changes
 * nothing. Intents decide more than once, before the lock and under it, but each finding is
 * reported once. For one thread.
 */
final class Planning {

  private final History files;
  private final RunContext context;
  private final DatabaseSchema schema;
  private final DriftCheck drift;
  private final Set<Finding> said = new HashSet<>();
  private @Nullable Preflight preflight;

  Planning(History files, RunContext context, DatabaseSchema schema) {
    this.files = files;
    this.context = context;
    this.schema = schema;
    this.drift =
        new DriftCheck(
            schema, files, context.settings().drift(), context.settings().otherObjects());
  }

  History files() {
    return files;
  }

  RunId run() {
    return context.holder().run();
  }

  LateArrivals lateArrivals() {
    return context.settings().lateArrivals();
  }

  DatabaseSchema schema() {
    return schema;
  }

  Target target() {
    return context.target();
  }

  DriftCheck drift() {
    return drift;
  }

  /**
   * Reads the ledger.
   *
   * @throws Failure.Unavailable if it cannot be read
   */
  Ledger ledger() {
    try {
      return context.readLedger();
    } catch (StepFailure e) {
      throw LedgerFailures.of(e);
    }
  }

  MigrationStatus status(Ledger ledger) {
    return MigrationStatus.of(files, ledger);
  }

  /** Compares the schema with the migrations after a plan has run. */
  List<LedgerWrite> verify() {
    return drift.afterwards(status(context.readLedger()));
  }

  /** Adds the extensions that the server lacks to a plan. */
  PlanOutcome withExtensions(PlanOutcome outcome) {
    return outcome.with(
        ExtensionPreflight.findings(outcome, context.target(), schema.effects().of(outcome)));
  }

  /**
   * Returns the decision to run a plan that the rows allow.
   *
   * @throws Failure.Refused if the plan is refused, or if rows are in its way
   * @throws Failure.Misconfigured if only the command line is wrong
   */
  Decision checked(PlanOutcome outcome, MigrationStatus status) {
    PreflightReport report = preflight(outcome, status);
    PlanOutcome judged = outcome.with(report.findings()).with(unknown(outcome, status));
    Decision decision = decision(judged, status).with(report);
    return decision.saving(backups(outcome, decision.plan(), status.history()));
  }

  /**
   * Refuses to run migrations as they are written that should run online where they block: without
   * their effects, it is not known where. On a database without migrations nothing is large.
   */
  private List<Finding> unknown(PlanOutcome outcome, MigrationStatus status) {
    if (!(outcome instanceof PlanOutcome.Planned planned)
        || !schema.effects().of(outcome).isEmpty()
        || status.ledger().applied().isEmpty()) {
      return List.of();
    }
    return planned.plan().migrations().stream()
        .filter(migration -> migration.direction() == Direction.UP && !migration.isSquashed())
        .filter(migration -> online(migration) == OnlineMode.AUTO)
        .map(migration ->
            Finding.error(
                    Code.ONLINE_UNKNOWN,
                    "`%s` should run online where it blocks others, and its effects are not known."
                        .formatted(migration.id()))
                .at(migration.file().place())
                .help(
                    "Make seals with `interlock seal`, or set `shadow` to a server on which the effects can be measured, or run it as it is written: `online: allow`."))
        .toList();
  }

  private OnlineMode online(PlannedMigration migration) {
    return migration.migration().directives().online().orElse(context.settings().online());
  }

  /**
   * Returns what is saved before a plan destroys it.
   *
   * @throws Failure.Refused if backups are wanted and it is not known what the plan destroys
   */
  private PlannedBackups backups(PlanOutcome outcome, Plan plan, History history) {
    if (context.settings().backups().isEmpty() || plan.isEmpty()) {
      return PlannedBackups.NONE;
    }
    try {
      schema.effects().require(history);
    } catch (Failure.Refused | Failure.Unavailable unknown) {
      throw BackupFindings.unknown(plan.migrations().getFirst(), unknown);
    }
    var effects = new HashMap<MigrationId, List<StatementEffect>>();
    schema.effects().of(outcome).forEach(effect -> effects.put(effect.id(), effect.parts()));
    return backups(plan, effects);
  }

  /**
   * Returns what is saved before a plan destroys it; nothing if no backups are wanted.
   *
   * @param effects by migration, one for each statement of the script that runs
   * @throws Failure.Refused if a loss cannot be saved
   */
  PlannedBackups backups(Plan plan, Map<MigrationId, List<StatementEffect>> effects) {
    if (context.settings().backups().isEmpty()) {
      return PlannedBackups.NONE;
    }
    Server server = target().server();
    PlannedBackups backups = PlannedBackups.of(plan.migrations(), effects, server.kind());
    if (target().rowRestore().isEmpty() && !backups.losses().isEmpty()) {
      throw BackupFindings.unsupported(server.product());
    }
    return backups;
  }

  /** Returns the place for backups as the user wrote it; empty if none are wanted. */
  Optional<String> backupPlace() {
    return context.settings().backups().map(BackupStore::shown);
  }

  /** Returns the sizes of tables, each as words; without those whose size is not known. */
  Map<String, String> sizes(SortedSet<String> tables) {
    var words = new HashMap<String, String>();
    if (!tables.isEmpty()) {
      target()
          .sizes(tables, context.settings().preflight())
          .forEach((table, size) -> {
            if (size instanceof TableSize.Measured measured) {
              words.put(table, measured.bytes().toString());
            }
          });
    }
    return words;
  }

  /**
   * Asks the rows what a plan needs of them. Asks nothing for a plan without work, or whose effects
   * are unknown.
   */
  PreflightReport preflight(PlanOutcome outcome, MigrationStatus status) {
    List<MigrationEffect> effects = schema.effects().of(outcome);
    if (effects.isEmpty() || !(outcome instanceof PlanOutcome.Planned planned)) {
      return PreflightReport.NOTHING;
    }
    List<PlannedMigration> migrations = status.resuming(planned.plan()).migrations();
    var plan = new ArrayList<PlannedEffect>();
    for (int i = 0; i < effects.size(); i++) {
      plan.add(new PlannedEffect(migrations.get(i), effects.get(i)));
    }
    if (preflight == null) {
      preflight =
          new Preflight(
              context.target(),
              context.settings().preflight(),
              context.target(),
              context.settings().online());
    }
    Ledger ledger = status.ledger();
    PreflightReport report = preflight.ask(plan, schema.at(ledger), ledger.applied());
    context
        .cancellation()
        .cause()
        .filter(cause -> report.isIncomplete())
        .ifPresent(cause -> {
          throw cause.beforeAnyChange("the check of the rows");
        });
    return report;
  }

  /**
   * Returns the decision to run a plan.
   *
   * @throws Failure.Refused if the plan is refused
   * @throws Failure.Misconfigured if only the command line is wrong
   */
  Decision decision(PlanOutcome outcome, MigrationStatus status) {
    return switch (outcome) {
      case PlanOutcome.Refused(var findings) -> throw refusal(findings);
      case PlanOutcome.Planned(Plan plan, var findings) -> {
        findings.forEach(this::say);
        List<NamedLedger> missing = missing(status, plan);
        missing.forEach(named -> say(named.finding()));
        yield new Decision(
            status.before(missing, keptFrom(missing, status), run()),
            status.resuming(plan),
            schema.effects().areKnown(),
            AppliedVersions.of(status));
      }
    };
  }

  /** Returns the tables of other tools that a plan needs and that do not exist. */
  private List<NamedLedger> missing(MigrationStatus status, Plan plan) {
    List<NamedLedger> needed = status.neededBy(plan);
    if (needed.isEmpty()) {
      return needed;
    }
    List<ForeignTable> present = MirroredLedgers.of(context.target().foreignLedgers(), Set.of());
    return needed.stream()
        .filter(named -> present.stream().noneMatch(table -> table.tool().equals(named.tool())))
        .toList();
  }

  /** Returns the table that is created for the migrations and is kept in step from then on. */
  private Optional<ForeignTable> keptFrom(List<NamedLedger> missing, MigrationStatus status) {
    return HeadsLedger.tool(files)
        .filter(tool -> missing.stream().anyMatch(named -> named.tool().equals(tool)))
        .flatMap(tool -> KeptLedgers.read(context, status.ledger()).heads(files))
        .map(HeadsLedger::table);
  }

  /**
   * Returns the writes after which the ledger of the files' tool records these versions; empty for
   * a tool that does not record heads.
   */
  List<LedgerWrite> recordingHeads(AppliedVersions applied, Ledger ledger) {
    return HeadsLedger.tool(files)
        .flatMap(tool -> KeptLedgers.read(context, ledger).heads(files))
        .map(heads -> heads.recording(applied))
        .orElse(List.of());
  }

  /** Reports a finding, unless it was reported before. */
  void say(Finding finding) {
    if (said.add(finding)) {
      context.listener().on(new Event.Noticed(finding));
    }
  }

  /**
   * Returns the exception for a refused plan. A goal in the wrong direction is a mistake on the
   * command line, whatever the state of the database.
   */
  private static Failure refusal(List<Finding> findings) {
    return findings.stream().allMatch(finding -> finding.code() == Code.USAGE)
        ? new Failure.Misconfigured(findings)
        : new Failure.Refused(findings);
  }
}
