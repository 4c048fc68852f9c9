package dev.interlock.apply;

import dev.interlock.backup.BackupFindings;
import dev.interlock.backup.BackupOrigin;
import dev.interlock.catalog.ObjectId;
import dev.interlock.dialect.Server;
import dev.interlock.dialect.backup.BackupSink;
import dev.interlock.dialect.backup.RowRestore;
import dev.interlock.dialect.backup.StepBackups;
import dev.interlock.event.Event;
import dev.interlock.finding.Finding;
import dev.interlock.history.Step;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.script.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Backups of what the statements of one migration destroy, taken directly before each. A step that
 * is tried again writes to the same backup.
 */
final class StatementBackups {

  private final RunContext context;
  private final PlannedMigration migration;
  private final SortedMap<Integer, List<ObjectId>> losses;
  private @Nullable BackupSink sink;

  private StatementBackups(
      RunContext context, PlannedMigration migration, SortedMap<Integer, List<ObjectId>> losses) {
    this.context = context;
    this.migration = migration;
    this.losses = losses;
  }

  static StatementBackups of(PlanRun plan, PlannedMigration migration) {
    return new StatementBackups(
        plan.context(),
        migration,
        plan.context().settings().backups().isEmpty()
            ? Collections.emptySortedMap()
            : plan.decision().backups().of(migration.id()));
  }

  /** Returns the losses of a step, by the index of their statement in it. */
  StepBackups of(Step step) {
    if (losses.isEmpty() || !(step instanceof Step.Transactional together)) {
      return StepBackups.NONE;
    }
    var ofStep = new TreeMap<Integer, List<ObjectId>>();
    for (int i = 0; i < together.statements().size(); i++) {
      List<ObjectId> lost = losses.get(number(together.statements().get(i)));
      if (lost != null) {
        ofStep.put(i, lost);
      }
    }
    return ofStep.isEmpty()
        ? StepBackups.NONE
        : new StepBackups(
            ofStep,
            (index, rows, source) -> {
              BackupSink.Saved saved =
                  sink().save(number(together.statements().get(index)), rows, source);
              if (saved.count() > 0) {
                context
                    .listener()
                    .on(new Event.Saved(migration, rows.object(), saved.count(), saved.place()));
              }
              return saved;
            });
  }

  /**
   * Returns why a statement outside a transaction of the file is not run: rows may come after the
   * copy.
   */
  Optional<Finding> refusal(Statement statement) {
    return losses.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(losses.get(number(statement)))
            .map(lost -> BackupFindings.outside(migration, lost.getFirst()));
  }

  private int number(Statement statement) {
    return migration.file().script().numberOf(statement);
  }

  private BackupSink sink() {
    BackupSink known = sink;
    if (known == null) {
      Server server = context.target().server();
      known =
          context
              .settings()
              .backups()
              .orElseThrow()
              .begin(
                  new BackupOrigin(
                      migration.id(),
                      migration.direction(),
                      context.holder().run(),
                      context.target().rowRestore().flatMap(RowRestore::identity),
                      server.database(),
                      server.product() + " " + server.version()));
      sink = known;
    }
    return known;
  }
}
