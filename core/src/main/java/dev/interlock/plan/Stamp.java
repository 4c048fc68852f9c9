package dev.interlock.plan;

import dev.interlock.baseline.BaselineExpansion;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Squashes;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.LedgerWrite.Retire;
import dev.interlock.ledger.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a ledger say that exactly certain versions are applied.
 *
 * @param kind it is known that they are
 * @param why rows of other versions count no more
 * @param reason an operator's word, where nothing proves it
 */
public record Stamp(AppliedKind kind, Retire.Reason why, Optional<String> reason) {

  /** Of an operator. */
  public static Stamp onWord(Optional<String> reason) {
    return new Stamp(AppliedKind.STAMPED, Retire.Reason.RESTAMPED, reason);
  }

  /** Of a schema that shows what the ledger does not say. */
  public static Stamp onSchema() {
    return new Stamp(AppliedKind.ADOPTED, Retire.Reason.REPAIRED, Optional.empty());
  }

  /**
   * What is to be written, so that these versions count as applied and no other does. Repeatables
   * are left as they are, and so are rows of what a wanted baseline squashes.
   */
  public List<LedgerWrite> writes(
      List<Migration> wanted, List<AppliedMigration> ledger, RunId run) {
    Set<MigrationId> wantedIds = wanted.stream().map(Migration::id).collect(Collectors.toSet());
    Set<MigrationId> applied =
        ledger.stream().map(AppliedMigration::id).collect(Collectors.toSet());
    Squashes squashes = Squashes.of(wanted);
    var writes = new ArrayList<LedgerWrite>();
    ledger.stream()
        .map(AppliedMigration::id)
        .filter(id -> id instanceof MigrationId.Versioned && !wantedIds.contains(id))
        .filter(id -> squashes.into(id).isEmpty())
        .map(id -> new Retire(id, why))
        .forEach(writes::add);
    wanted.stream()
        .filter(migration -> !applied.contains(migration.id()))
        .map(migration -> LedgerWrite.Apply.of(migration, kind, run).because(reason))
        .forEach(writes::add);
    return List.copyOf(writes);
  }

  /** The history in which the goal is found: one on a squashed version is somewhere, too. */
  public static History reaching(History history, Goal goal) {
    return goal.in(history) instanceof Goal.To(Version version)
            && history.find(version).isEmpty()
            && history.squashes().into(version).isPresent()
        ? complete(BaselineExpansion.of(history, List.of(version)))
        : history;
  }

  /** Where a file is gone, nobody could say what is to count as applied. */
  private static History complete(History expanded) {
    List<Finding> errors = expanded.problems().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return expanded;
  }

  /**
   * The goal and everything it builds on, in apply order.
   *
   * @throws Failure.Refused if the goal is not in the history
   * @throws Failure.Misconfigured if the goal is a number of steps
   */
  public static List<Migration> wanted(History history, Goal goal) {
    return switch (goal.in(history)) {
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
}
