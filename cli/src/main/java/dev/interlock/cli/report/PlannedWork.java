package dev.interlock.cli.report;

import dev.interlock.effect.LockMode;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import dev.interlock.plan.Work;
import dev.interlock.report.Report;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The work of a planned migration on tables that exist before it, by its observed effect. */
final class PlannedWork {

  private static final String DEFAULT = "public.";

  private PlannedWork() {}

  /**
   * Returns the work of a migration.
   *
   * @return empty if it is not known: an undo script was not observed, and of a part of a migration
   *     the locks are not known, because a statement's effect leaves out those that an earlier one
   *     holds
   */
  static Optional<Report.TableWork> of(PlannedMigration planned, MigrationEffect effect) {
    if (planned.isSquashed() || planned.work() instanceof Work.Nothing) {
      return Optional.of(work(List.of()));
    }
    return planned.direction() == Direction.UP
            && planned.work() instanceof Work.All
            && !planned.isResumed()
        ? Optional.of(work(effect.parts()))
        : Optional.empty();
  }

  private static Report.TableWork work(List<StatementEffect> parts) {
    Optional<LockMode> strongest =
        parts.stream().flatMap(part -> part.locks().values().stream()).max(LockMode::compareTo);
    Set<String> locked = new TreeSet<>();
    Set<String> rewritten = new TreeSet<>();
    Set<String> scanned = new TreeSet<>();
    for (StatementEffect part : parts) {
      part.locks().entrySet().stream()
          .filter(lock -> strongest.filter(lock.getValue()::equals).isPresent())
          .map(Map.Entry::getKey)
          .forEach(locked::add);
      rewritten.addAll(part.rewritten());
      scanned.addAll(part.scanned());
    }
    return new Report.TableWork(strongest, names(locked), names(rewritten), names(scanned));
  }

  private static List<String> names(Collection<String> relations) {
    return relations.stream()
        .map(name -> name.startsWith(DEFAULT) ? name.substring(DEFAULT.length()) : name)
        .toList();
  }
}
