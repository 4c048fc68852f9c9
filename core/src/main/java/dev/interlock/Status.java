package dev.interlock;

import dev.interlock.dialect.Server;
import dev.interlock.history.History;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.ledger.Ledger;
import dev.interlock.locate.Location;
import dev.interlock.plan.Claims;
import dev.interlock.plan.HistoryComparison;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is known of a database and its history at one moment.
 *
 * @param claims of another tool, as long as its ledger is not taken over
 * @param location by the schema; empty where it is not known what the migrations do
 */
public record Status(
    Server server,
    History history,
    Ledger ledger,
    Claims claims,
    HistoryComparison comparison,
    Optional<Location> location) {

  /**
   * The applied versions that no other applied one builds on, ascending. Of those that are newer
   * than the files only the last: nobody knows what it builds on.
   */
  public List<Version> current() {
    TreeSet<Version> applied =
        comparison.applied().stream()
            .flatMap(row -> version(row).stream())
            .filter(version ->
                history.find(version).isPresent() || history.squashes().into(version).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!comparison.ahead().isEmpty()) {
      return List.of(applied.last());
    }
    Set<Version> below =
        applied.stream()
            .flatMap(version -> history.ancestors(version).stream())
            .collect(Collectors.toSet());
    return applied.stream().filter(version -> !below.contains(version)).toList();
  }

  private static Optional<Version> version(AppliedMigration row) {
    return row.id() instanceof MigrationId.Versioned(Version version)
        ? Optional.of(version)
        : Optional.empty();
  }
}
