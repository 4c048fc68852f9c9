package dev.interlock.plan;

import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.How;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.lock.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a ledger say that exactly certain versions are applied, on an operator's word. */
public final class Stamp {

  private Stamp() {}

  /**
   * What is to be written, so that the goal and everything it builds on counts as applied, and no
   * other version does. Repeatables are left as they are.
   *
   * @throws Failure.Refused if the goal is not in the history
   * @throws Failure.Misconfigured if the goal is a number of steps
   */
  public static List<LedgerWrite> writes(
      History history, List<AppliedMigration> ledger, Goal goal, RunId run) {
    List<Migration> wanted = wanted(history, goal.in(history));
    Set<MigrationId> wantedIds = wanted.stream().map(Migration::id).collect(Collectors.toSet());
    Set<MigrationId> applied =
        ledger.stream().map(AppliedMigration::id).collect(Collectors.toSet());
    var writes = new ArrayList<LedgerWrite>();
    ledger.stream()
        .map(AppliedMigration::id)
        .filter(id -> id instanceof MigrationId.Versioned && !wantedIds.contains(id))
        .map(id -> new LedgerWrite.Retire(id, LedgerWrite.Retire.Reason.RESTAMPED))
        .forEach(writes::add);
    wanted.stream()
        .filter(migration -> !applied.contains(migration.id()))
        .map(migration -> stamped(migration, run))
        .forEach(writes::add);
    return List.copyOf(writes);
  }

  private static List<Migration> wanted(History history, Goal goal) {
    return switch (goal) {
      case Goal.Base base -> List.of();
      case Goal.Head head -> history.migrations();
      case Goal.Heads heads -> history.migrations();
      case Goal.To(Version version) when history.find(version).isPresent() -> history.upTo(version);
      case Goal.To(Version version) ->
          throw new Failure.Refused(GoalFindings.noSuchVersion(history, version));
      case Goal.Relative relative ->
          throw new Failure.Misconfigured(
              Finding.error(Code.USAGE, "a stamp names a version, not a number of steps.")
                  .help("Write `interlock stamp VERSION`, `head` or `base`."));
    };
  }

  private static LedgerWrite stamped(Migration migration, RunId run) {
    return new LedgerWrite.Apply(
        migration.id(),
        migration.description(),
        migration.raw(),
        migration.statements(),
        How.STAMPED,
        run);
  }
}
