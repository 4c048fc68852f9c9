package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.Migration;
import dev.interlock.url.DatabaseUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the branches of a junction in two orders that between them have each branch before and
 * behind each other one. Only whole branches change places: the statements of one are not mixed
 * with those of another. What they are based on runs once, and junctions in apply order share it.
 */
public final class BranchTrial {

  private final TrialDatabases databases;
  private final List<MigrationEffect> effects;
  private final Set<Migration> inTrunk = new HashSet<>();
  private @Nullable DatabaseUrl trunk;

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
    Optional<Finding> unfit = prepare(junction);
    return unfit.isPresent() ? unfit : compared(junction);
  }

  private static boolean isAllowed(Junction junction) {
    return junction.merge().map(List::of).orElseGet(junction::tips).stream()
        .anyMatch(migration -> migration.directives().allows(Code.BRANCHES_DIFFER.id()));
  }

  /** Makes the trunk what the branches are based on. */
  private Optional<Finding> prepare(Junction junction) {
    if (trunk == null || !new HashSet<>(junction.base()).containsAll(inTrunk)) {
      forgetTrunk();
      trunk = databases.empty();
    }
    List<Migration> missing =
        junction.base().stream().filter(migration -> !inTrunk.contains(migration)).toList();
    try (Shadow shadow = databases.open(trunk)) {
      ScriptRun.all(shadow, missing);
      inTrunk.addAll(missing);
      return Optional.empty();
    } catch (ScriptRun.Obstacle obstacle) {
      forgetTrunk();
      return Optional.of(BranchFindings.baseDoesNotRun(junction, obstacle));
    }
  }

  private void forgetTrunk() {
    if (trunk != null) {
      databases.discard(trunk);
      trunk = null;
      inTrunk.clear();
    }
  }

  private Optional<Finding> compared(Junction junction) {
    Ending forward = run(junction, junction.forward(), junction.tips().getFirst());
    if (forward instanceof Ending.Stuck(Finding finding)) {
      return Optional.of(finding);
    }
    Ending backward = run(junction, junction.backward(), junction.tips().getLast());
    return switch (backward) {
      case Ending.Stuck(Finding finding) -> Optional.of(finding);
      case Ending.Schema(Catalog schema) ->
          BranchFindings.differ(
              junction, Change.between(((Ending.Schema) forward).catalog(), schema), effects);
    };
  }

  private Ending run(Junction junction, List<Migration> order, Migration first) {
    DatabaseUrl database = databases.copyOf(Objects.requireNonNull(trunk));
    try (Shadow shadow = databases.open(database)) {
      ScriptRun.all(shadow, order);
      return new Ending.Schema(shadow.catalog());
    } catch (ScriptRun.Obstacle obstacle) {
      return new Ending.Stuck(BranchFindings.doesNotRun(junction, first, obstacle));
    } finally {
      databases.discard(database);
    }
  }
}
