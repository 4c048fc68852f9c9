package dev.interlock.plan;

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
import dev.interlock.plan.baseline.BaselineExpansion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a ledger record exactly the given versions as applied.
 *
 * @param kind the kind of evidence, for the rows that are added
 * @param why the reason for which rows of other versions are retired
 * @param reason an operator's reason, if nothing proves the position
 */
public record Stamp(AppliedKind kind, Retire.Reason why, Optional<String> reason) {

  /** Returns a stamp that relies on an operator. */
  public static Stamp onWord(Optional<String> reason) {
    return new Stamp(AppliedKind.STAMPED, Retire.Reason.RESTAMPED, reason);
  }

  /** Returns a stamp that relies on the schema. */
  public static Stamp onSchema() {
    return new Stamp(AppliedKind.ADOPTED, Retire.Reason.REPAIRED, Optional.empty());
  }

  /**
   * Returns the ledger writes after which these versions, and no others, count as applied.
   * Repeatables do not change, and neither do rows of members of a wanted baseline.
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

  /**
   * Returns the history that contains the goal; a baseline is expanded if the goal is one of its
   * members.
   */
  public static History reaching(History history, Goal goal) {
    return goal.in(history) instanceof Goal.To(Version version)
            && history.find(version).isEmpty()
            && history.squashes().into(version).isPresent()
        ? complete(BaselineExpansion.of(history, List.of(version)))
        : history;
  }

  /**
   * Returns the history if no file is missing. With a missing file the set of applied versions
   * would be unknown.
   */
  private static History complete(History expanded) {
    List<Finding> errors = expanded.problems().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return expanded;
  }

  /**
   * Returns the goal and everything it builds on, in apply order.
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
