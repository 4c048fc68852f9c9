package dev.interlock;

import dev.interlock.dialect.Server;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.locate.Location;
import dev.interlock.plan.Claims;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.Unfolding;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a database and its history at one moment.
 *
 * @param claims of another tool, as long as its ledger is not taken over
 * @param obstacles what is gone of squashed migrations that the database needs
 * @param location by the schema; empty where it is not known what the migrations do
 */
public record Status(
    Server server,
    History history,
    Ledger ledger,
    Claims claims,
    HistoryComparison comparison,
    List<Finding> obstacles,
    Optional<Location> location) {

  public Status {
    obstacles = List.copyOf(obstacles);
  }

  /**
   * The applied versions that no other applied one builds on, ascending. Of those that are newer
   * than the files only the last: nobody knows what it builds on.
   */
  public List<Version> current() {
    TreeSet<Version> applied = new TreeSet<>(rows());
    applied.removeAll(squashed());
    applied.addAll(reached());
    if (!comparison.ahead().isEmpty()) {
      return List.of(applied.last());
    }
    Set<Version> below = new HashSet<>();
    for (Version version : applied.descendingSet()) {
      if (!below.contains(version)) {
        below.addAll(history.ancestors(version)); // those of what lies below are among them
      }
    }
    return applied.stream().filter(version -> !below.contains(version)).toList();
  }

  private Set<Version> rows() {
    return comparison.applied().stream()
        .flatMap(row -> version(row).stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Baselines that count as applied by what they squash alone. */
  private Set<Version> reached() {
    Set<Version> rows = rows();
    return history.migrations().stream()
        .filter(migration -> Unfolding.isReached(history, migration.id(), rows))
        .flatMap(migration -> migration.version().stream())
        .collect(Collectors.toSet());
  }

  /**
   * Versions without a file that say nothing of where the database is: all that are in an applied
   * baseline, and of others all but the last.
   */
  private Set<Version> squashed() {
    Set<Version> rows = rows();
    Set<Version> baselines = new HashSet<>(rows);
    baselines.addAll(reached());
    var squashed = new HashSet<Version>();
    for (Migration migration : history.migrations()) {
      Set<Version> members = new LinkedHashSet<>();
      migration.version().ifPresent(v -> members.addAll(history.squashes().allMembers(v)));
      members.retainAll(rows);
      List<Version> gone = members.stream().filter(v -> history.find(v).isEmpty()).toList();
      boolean isSaidByOthers =
          gone.size() < members.size()
              || migration.version().filter(baselines::contains).isPresent();
      squashed.addAll(isSaidByOthers || gone.isEmpty() ? gone : gone.subList(0, gone.size() - 1));
    }
    return squashed;
  }

  private static Optional<Version> version(AppliedMigration row) {
    return row.id() instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }
}
