package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.Goal;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.plan.Plan;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.replay.UndoEffect;
import dev.interlock.rollback.AcceptedLoss;
import dev.interlock.rollback.LossFindings;
import dev.interlock.rollback.UndoLoss;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The intent to undo the migrations above a goal with their undo scripts, newest first, after the
 * loss is measured.
 */
final class Downgrade implements Intent {

  private final Planning planning;
  private final Goal goal;
  private final AcceptedLoss accepted;

  /** The effect of the undo scripts of these migrations, tried once, before the lock is taken. */
  private record Tried(
      Set<MigrationId> migrations, Optional<UndoEffect> effect, Optional<Failure> why) {}

  private @Nullable Tried tried;

  Downgrade(Planning planning, Goal goal, AcceptedLoss accepted) {
    this.planning = planning;
    this.goal = goal;
    this.accepted = accepted;
  }

  @Override
  public String command() {
    return "downgrade";
  }

  @Override
  public Decision decide(Ledger ledger) {
    MigrationStatus status = planning.status(ledger);
    Decision decision = planned(status);
    if (decision.plan().isEmpty()) {
      return decision;
    }
    Tried undo = undo(decision.plan(), applied(status));
    Optional<Finding> loss = loss(decision.plan(), undo);
    if (loss.isPresent() && accepted == AcceptedLoss.NONE) {
      throw new Failure.Refused(LossFindings.refused(loss.get(), planning.backupPlace()));
    }
    loss.map(LossFindings::accepted).ifPresent(planning::say);
    if (planning.backupPlace().isEmpty()) {
      return decision;
    }
    return decision.saving(planning.backups(decision.plan(), effects(undo)));
  }

  /** Returns the plan without a look at the rows. */
  Decision planned(MigrationStatus status) {
    return planning.decision(status.downgrade(goal), status);
  }

  private Optional<Finding> loss(Plan plan, Tried undo) {
    return undo.effect()
        .map(effect ->
            LossFindings.measured(
                plan,
                UndoLoss.of(effect, planning.target(), planning.sizes(UndoLoss.tables(effect)))))
        .orElseGet(() -> Optional.of(LossFindings.unknown(plan, undo.why().orElseThrow())));
  }

  private static Map<MigrationId, List<StatementEffect>> effects(Tried undo) {
    var effects = new HashMap<MigrationId, List<StatementEffect>>();
    undo.effect()
        .ifPresent(
            effect -> effect.scripts().forEach(script -> effects.put(script.id(), script.parts())));
    return effects;
  }

  /** Returns the history without migrations that are not in the database. */
  private static History applied(MigrationStatus status) {
    var absent = new HashSet<Migration>(status.comparison().pending());
    absent.addAll(status.comparison().newRepeatables());
    List<Migration> present =
        status.history().all().stream().filter(each -> !absent.contains(each)).toList();
    return status.history().withMigrations(present, List.of());
  }

  private Tried undo(Plan plan, History history) {
    Set<MigrationId> undone =
        plan.migrations().stream()
            .filter(each -> !each.isSquashed())
            .map(PlannedMigration::id)
            .collect(Collectors.toUnmodifiableSet());
    Tried known = tried;
    if (known == null || !known.migrations().equals(undone)) {
      known = attempt(undone, history);
      tried = known;
    }
    return known;
  }

  /** Whatever prevents the trial, such as a Python that an image lacks, leaves the loss unknown. */
  private Tried attempt(Set<MigrationId> undone, History history) {
    try {
      return new Tried(
          undone, Optional.of(planning.schema().undoEffect(history, undone)), Optional.empty());
    } catch (Failure.Interrupted signal) {
      throw signal;
    } catch (Failure why) {
      return new Tried(undone, Optional.empty(), Optional.of(why));
    }
  }
}
