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
 * State of a database and its history at one moment.
 *
 * @param adoption migrations of another tool's ledger, until it is adopted
 * @param obstacles missing files of squashed migrations that the database needs
 * @param schema position of the database by its schema
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

  /** Returns the position of the database by its schema; empty if it was not compared. */
  public Optional<Location> location() {
    return schema instanceof Schema.Located(Location location)
        ? Optional.of(location)
        : Optional.empty();
  }

  /** Result of comparing the schema with the history. */
  public sealed interface Schema {

    /** The position of the database. */
    record Located(Location location) implements Schema {}

    /**
     * No position, because the effects of the migrations are unknown or the schema cannot be read.
     *
     * @param why the reasons
     */
    record NotCompared(List<Finding> why) implements Schema {
      public NotCompared {
        why = List.copyOf(why);
      }
    }
  }

  /**
   * Returns the applied versions that no other applied one builds on, ascending. Of versions newer
   * than the files it returns only the last, because their parents are unknown.
   */
  public List<Version> current() {
    NavigableSet<Version> applied = BaselineExpansion.counted(history, rows());
    if (!comparison.ahead().isEmpty()) {
      return List.of(applied.last());
    }
    Set<Version> below = new HashSet<>();
    for (Version version : applied.descendingSet()) {
      if (!below.contains(version)) {
        below.addAll(history.ancestors(version)); // includes the ancestors of these
      }
    }
    return applied.stream().filter(version -> !below.contains(version)).toList();
  }

  /** Returns the migrations that the journal records as half done, in either direction. */
  public List<HalfDone> halfDone() {
    return new MigrationStatus(history, ledger, adoption).halfDone();
  }

  /** Returns a warning for each of them, with the command that finishes it. */
  public List<Finding> halfDoneFindings() {
    return new MigrationStatus(history, ledger, adoption).halfDoneFindings();
  }

  private Set<Version> rows() {
    return comparison.applied().stream()
        .flatMap(row -> row.version().stream())
        .collect(Collectors.toSet());
  }
}
