package dev.interlock;

import dev.interlock.apply.Decision;
import dev.interlock.apply.Intent;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Ledger;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.plan.Goal;
import dev.interlock.plan.MigrationStatus;
import dev.interlock.replay.UndoEffect;
import dev.interlock.rollback.AppliedRun;
import dev.interlock.rollback.RollbackFindings;
import dev.interlock.rollback.UndoLoss;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The intent to undo what one run applied, if its undo scripts restore the schema and lose nothing,
 * and if no other run has relied on the schema since.
 */
final class Rollback implements Intent {

  private final Planning planning;
  private final AppliedRun run;
  private @Nullable UndoEffect effect;

  Rollback(Planning planning, AppliedRun run) {
    this.planning = planning;
    this.run = run;
  }

  @Override
  public String command() {
    return "rollback";
  }

  @Override
  public Decision decide(Ledger ledger) {
    if (run.isEmpty()) {
      return Decision.NOTHING;
    }
    requireLast(ledger);
    MigrationStatus status = planning.status(ledger);
    Decision decision = downgrade(status);
    UndoEffect seen = effect(status.history());
    if (!seen.left().isEmpty()) {
      throw RollbackFindings.leaves(run, seen.left());
    }
    List<String> losses = UndoLoss.of(seen, planning.target());
    if (!losses.isEmpty()) {
      throw RollbackFindings.loses(run, losses);
    }
    var effects = new HashMap<MigrationId, List<StatementEffect>>();
    seen.scripts().forEach(script -> effects.put(script.id(), script.parts()));
    return decision.saving(planning.backups(decision.plan(), effects));
  }

  /** Refuses if anything has happened in the database since the run. */
  private void requireLast(Ledger ledger) {
    planning
        .target()
        .runAfter(run.run())
        .ifPresent(other -> {
          throw RollbackFindings.usedBy(run, other);
        });
    if (!ledger.applied().equals(run.ledger()) || !ledger.journal().isEmpty()) {
      throw RollbackFindings.ledgerChanged(run);
    }
    if (!run.obstacles().isEmpty()) {
      throw RollbackFindings.noWayBack(run, run.obstacles());
    }
  }

  private Decision downgrade(MigrationStatus status) {
    try {
      var last = new Goal.Relative(-run.migrations().size());
      return planning.decision(status.downgrade(last), status);
    } catch (Failure.Refused refused) {
      throw RollbackFindings.noWayBack(
          run, refused.findings().stream().map(finding -> finding.message()).toList());
    }
  }

  /** Runs the undo scripts on a shadow database, once, before the lock is taken. */
  private UndoEffect effect(History history) {
    UndoEffect known = effect;
    if (known == null) {
      try {
        known = planning.schema().undoEffect(history, Set.copyOf(run.migrations()));
      } catch (Failure.Refused | Failure.Unavailable why) {
        throw RollbackFindings.notTried(run, why);
      }
      effect = known;
    }
    return known;
  }

  @Override
  public List<LedgerWrite> verify() {
    return planning.verify();
  }
}
