package dev.interlock.drift;

import dev.interlock.dialect.Server;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Failure;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.plan.PlanOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effects of the migrations, asked of their source only if they are needed, and once for each
 * history. For one thread.
 */
public final class HistoryEffects {

  private final MigrationSource source;
  private final Server server;
  private @Nullable Answer answer;

  /** The effects from the source, and the history that they belong to. */
  private record Answer(List<MigrationId> ids, Effects effects) {}

  HistoryEffects(MigrationSource source, Server server) {
    this.source = source;
    this.server = server;
  }

  /** Whether the effects were asked for, and are known. */
  public boolean areKnown() {
    return answer != null && answer.effects() instanceof Effects.Known;
  }

  /** Returns the effects that were asked for and are known, in apply order. Asks for none. */
  public List<MigrationEffect> asked() {
    return answer != null && answer.effects() instanceof Effects.Known known
        ? known.states().history().all().stream()
            .map(migration -> known.states().effect(migration.id()))
            .toList()
        : List.of();
  }

  /** Returns the effects of a history's migrations. */
  Effects of(History history) {
    List<MigrationId> ids = history.all().stream().map(Migration::id).toList();
    Answer known = answer;
    if (known == null || !known.ids().equals(ids)) {
      known = new Answer(ids, source.effects(history, server));
      answer = known;
    }
    return known.effects();
  }

  /**
   * Returns the effects of a history's migrations.
   *
   * @throws Failure if they are unknown
   */
  public Effects.Known known(History history) {
    return switch (of(history)) {
      case Effects.Known known -> known;
      case Effects.Unknown unknown ->
          throw unknown.why().orElseGet(() -> new Failure.Refused(ProofFindings.neverMeasured()));
    };
  }

  /**
   * Asks for the effects of a history's migrations.
   *
   * @throws Failure if they are unknown
   */
  public void require(History history) {
    known(history);
  }

  /**
   * Returns the effects of the planned migrations; empty if they were not needed or are unknown.
   */
  public List<MigrationEffect> of(PlanOutcome outcome) {
    return answer != null
            && answer.effects() instanceof Effects.Known known
            && outcome instanceof PlanOutcome.Planned planned
        ? planned.plan().migrations().stream()
            .map(migration -> known.states().effect(migration.id()))
            .toList()
        : List.of();
  }
}
