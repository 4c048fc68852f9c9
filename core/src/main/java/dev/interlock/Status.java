package dev.interlock;

import dev.interlock.baseline.BaselineExpansion;
import dev.interlock.dialect.Server;
import dev.interlock.drift.Location;
import dev.interlock.finding.Finding;
import dev.interlock.foreign.ForeignLedgerAdoption;
import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.ledger.Ledger;
import dev.interlock.plan.HalfDone;
import dev.interlock.plan.HistoryComparison;
import dev.interlock.plan.MigrationStatus;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of a database and its history at one moment.
 *
 * @param adoption of another tool, as long as its ledger is not taken over
 * @param obstacles what is gone of squashed migrations that the database needs
 * @param schema where the database is by its schema
 */
public record Status(
    Server server,
    History history,
    Ledger ledger,
    ForeignLedgerAdoption adoption,
    HistoryComparison comparison,
    List<Finding> obstacles,
    Schema schema) {

  public Status {
    obstacles = List.copyOf(obstacles);
  }

  /** Where the database is by its schema; empty where that was not compared. */
  public Optional<Location> location() {
    return schema instanceof Schema.Located(Location location)
        ? Optional.of(location)
        : Optional.empty();
  }

  /** What the schema says. */
  public sealed interface Schema {

    /** Where the database is. */
    record Located(Location location) implements Schema {}

    /**
     * Nothing, because the effects of the migrations are unknown.
     *
     * @param why what stands in the way
     */
    record NotCompared(List<Finding> why) implements Schema {
      public NotCompared {
        why = List.copyOf(why);
      }
    }
  }

  /**
   * The applied versions that no other applied one builds on, ascending. Of those that are newer
   * than the files only the last: nobody knows what it builds on.
   */
  public List<Version> current() {
    NavigableSet<Version> applied = BaselineExpansion.counted(history, rows());
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

  /** What the journal says is half done, whichever way. */
  public List<HalfDone> halfDone() {
    return new MigrationStatus(history, ledger, adoption).halfDone();
  }

  /** A warning for each of them, with what finishes it. */
  public List<Finding> halfDoneFindings() {
    return new MigrationStatus(history, ledger, adoption).halfDoneFindings();
  }

  private Set<Version> rows() {
    return comparison.applied().stream()
        .flatMap(row -> row.version().stream())
        .collect(Collectors.toSet());
  }
}
