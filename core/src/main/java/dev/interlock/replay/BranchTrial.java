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
 * Runs the branches of a junction in two orders that between them have each branch before and
 * behind each other one. Only whole branches change places: the statements of one are not mixed
 * with those of another. What they are based on runs once, and junctions in apply order share it.
 *
 * <p>Branches that commute mostly show it in two transactions that are rolled back. Where those do
 * not prove it, each order has a database of its own, so that whatever is said was seen as a deploy
 * would do it. For one thread.
 */
public final class BranchTrial implements AutoCloseable {

  private final TrialDatabases databases;
  private final List<MigrationEffect> effects;
  private @Nullable Trunk trunk;

  /**
   * @param effects of the history, to say whose doing a difference is
   */
  public BranchTrial(TrialDatabases databases, List<MigrationEffect> effects) {
    this.databases = databases;
    this.effects = List.copyOf(effects);
  }

  /** What one order came to. */
  private sealed interface Ending {
    record Schema(Catalog catalog) implements Ending {}

    record Stuck(Finding finding) implements Ending {}
  }

  /** Whether the order matters; empty if it does not, or if the author says that it may. */
  public Optional<Finding> finding(Junction junction) {
    if (isAllowed(junction)) {
      return Optional.empty();
    }
    Trunk base = trunk(junction);
    try {
      base.grow(junction.base());
    } catch (ScriptRun.Obstacle obstacle) {
      close();
      return Optional.of(BranchFindings.baseDoesNotRun(junction, obstacle));
    }
    return isProven(junction, base) ? Optional.empty() : compared(junction, base);
  }

  private static boolean isAllowed(Junction junction) {
    return junction.merge().map(List::of).orElseGet(junction::tips).stream()
        .anyMatch(migration -> migration.directives().allows(Code.BRANCHES_DIFFER.id()));
  }

  private Trunk trunk(Junction junction) {
    if (trunk != null && !trunk.fits(junction)) {
      close();
    }
    Trunk known = trunk == null ? new Trunk(databases) : trunk;
    trunk = known;
    return known;
  }

  private static boolean isProven(Junction junction, Trunk base) {
    Optional<TrialResult> forward = base.with(junction.forward());
    return forward.orElse(null) instanceof TrialResult.Made
        && base.with(junction.backward()).equals(forward);
  }

  private Optional<Finding> compared(Junction junction, Trunk base) {
    Ending forward = run(junction, base, junction.forward(), junction.tips().getFirst());
    if (forward instanceof Ending.Stuck(Finding finding)) {
      return Optional.of(finding);
    }
    Ending backward = run(junction, base, junction.backward(), junction.tips().getLast());
    return switch (backward) {
      case Ending.Stuck(Finding finding) -> Optional.of(finding);
      case Ending.Schema(Catalog schema) ->
          BranchFindings.differ(
              junction, Change.between(((Ending.Schema) forward).catalog(), schema), effects);
    };
  }

  private Ending run(Junction junction, Trunk base, List<Migration> order, Migration first) {
    DatabaseUrl database = base.copy();
    try (Shadow shadow = databases.open(database)) {
      ScriptRun.all(shadow, order);
      return new Ending.Schema(shadow.catalog());
    } catch (ScriptRun.Obstacle obstacle) {
      return new Ending.Stuck(BranchFindings.doesNotRun(junction, first, obstacle));
    } finally {
      databases.discard(database);
    }
  }

  /** Gives the databases back. */
  @Override
  public void close() {
    if (trunk != null) {
      trunk.close();
      trunk = null;
    }
  }
}
