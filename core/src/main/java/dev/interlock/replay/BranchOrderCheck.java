package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.url.DatabaseUrl;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the branches of a merge in two orders, so that of any two branches each runs once before the
 * other. Only whole branches change places: statements of different branches are not interleaved.
 * The common base runs once, and merges in apply order share it.
 *
 * <p>Branches that commute usually show it in two transactions that are rolled back. If these do
 * not prove it, each order gets its own database, so that every reported difference was observed as
 * a deploy would cause it. For one thread.
 */
public final class BranchOrderCheck implements AutoCloseable {

  private final ReplayDatabases databases;
  private final List<MigrationEffect> effects;
  private @Nullable SharedBase sharedBase;

  /**
   * @param effects effects of the history; they tell which migrations cause a difference
   */
  public BranchOrderCheck(ReplayDatabases databases, List<MigrationEffect> effects) {
    this.databases = databases;
    this.effects = List.copyOf(effects);
  }

  /** Result of one order. */
  private sealed interface Ending {
    record Schema(Catalog catalog) implements Ending {}

    record Rejected(Finding finding) implements Ending {}
  }

  /** Returns a finding if the order matters; empty if it does not, or if the author allows it. */
  public Optional<Finding> finding(BranchMerge branchMerge) {
    if (isAllowed(branchMerge)) {
      return Optional.empty();
    }
    SharedBase base = sharedBase(branchMerge);
    try {
      base.grow(branchMerge.base());
    } catch (ScriptRun.Obstacle obstacle) {
      close();
      return Optional.of(BranchFindings.baseDoesNotRun(branchMerge, obstacle));
    }
    return isProven(branchMerge, base) ? Optional.empty() : compared(branchMerge, base);
  }

  private static boolean isAllowed(BranchMerge branchMerge) {
    return branchMerge.merge().map(List::of).orElseGet(branchMerge::tips).stream()
        .anyMatch(migration -> migration.directives().allows(Code.BRANCHES_DIFFER.id()));
  }

  private SharedBase sharedBase(BranchMerge branchMerge) {
    if (sharedBase != null && !sharedBase.fits(branchMerge)) {
      close();
    }
    SharedBase known = sharedBase == null ? new SharedBase(databases) : sharedBase;
    sharedBase = known;
    return known;
  }

  private static boolean isProven(BranchMerge branchMerge, SharedBase base) {
    Optional<SchemaResult> forward = base.with(branchMerge.forward());
    return forward.orElse(null) instanceof SchemaResult.Made
        && base.with(branchMerge.backward()).equals(forward);
  }

  private Optional<Finding> compared(BranchMerge branchMerge, SharedBase base) {
    Ending forward = run(branchMerge, base, branchMerge.forward(), branchMerge.tips().getFirst());
    if (forward instanceof Ending.Rejected(Finding finding)) {
      return Optional.of(finding);
    }
    Ending backward = run(branchMerge, base, branchMerge.backward(), branchMerge.tips().getLast());
    return switch (backward) {
      case Ending.Rejected(Finding finding) -> Optional.of(finding);
      case Ending.Schema(Catalog schema) ->
          BranchFindings.differ(
              branchMerge, Change.between(((Ending.Schema) forward).catalog(), schema), effects);
    };
  }

  private Ending run(
      BranchMerge branchMerge, SharedBase base, List<Migration> order, Migration first) {
    DatabaseUrl database = base.copy();
    try (Shadow shadow = databases.open(database)) {
      ScriptRun.all(shadow, order);
      return new Ending.Schema(shadow.catalog());
    } catch (ScriptRun.Obstacle obstacle) {
      return new Ending.Rejected(BranchFindings.doesNotRun(branchMerge, first, obstacle));
    } finally {
      databases.discard(database);
    }
  }

  /** Discards the databases. */
  @Override
  public void close() {
    if (sharedBase != null) {
      sharedBase.close();
      sharedBase = null;
    }
  }
}
