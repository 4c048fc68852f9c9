package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.ledger.AppliedKind;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.baseline.BaselineExpansion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares every file with its ledger row and every ledger row with its file. */
final class HistoryComparer {

  private final History history;
  private final Map<MigrationId, AppliedMigration> applied = new LinkedHashMap<>();

  HistoryComparer(History history, List<AppliedMigration> ledger) {
    this.history = history;
    for (var row : ledger) {
      applied.remove(row.id());
      applied.put(row.id(), row);
    }
  }

  HistoryComparison compare() {
    var pending = history.migrations().stream().filter(m -> !isApplied(m)).toList();
    var rewritten = rewritten(history.migrations());
    var unfiled = applied.values().stream().filter(this::hasNoFile).toList();
    return new HistoryComparison(
        history,
        List.copyOf(applied.values()),
        pending,
        late(pending),
        pending.stream().filter(this::isSquashed).toList(),
        rewritten.stream().filter(HistoryComparer::isEdited).toList(),
        rewritten.stream().filter(match -> !isEdited(match)).toList(),
        unfiled.stream().filter(row -> isVersion(row) && !isAbove(row)).toList(),
        unfiled.stream().filter(row -> isVersion(row) && isAbove(row)).toList(),
        history.repeatables().stream().filter(m -> !isApplied(m)).toList(),
        rewritten(history.repeatables()).stream()
            .filter(HistoryComparer::isEdited)
            .map(HistoryComparison.Match::migration)
            .toList(),
        unfiled.stream().filter(row -> !isVersion(row)).toList());
  }

  private boolean isApplied(Migration migration) {
    return applied.containsKey(migration.id());
  }

  private List<HistoryComparison.Match> rewritten(Collection<Migration> migrations) {
    var matches = new ArrayList<HistoryComparison.Match>();
    for (var migration : migrations) {
      var row = applied.get(migration.id());
      if (row != null && !row.raw().equals(migration.content()) && !isOfOldFile(migration)) {
        matches.add(new HistoryComparison.Match(row, migration));
      }
    }
    return matches;
  }

  /**
   * Whether the row of a baseline is the one of the migration whose place it took: then the
   * database also has the others that it replaces.
   */
  private boolean isOfOldFile(Migration migration) {
    return migration.version().filter(history.squashes()::isInPlace).isPresent()
        && hasAppliedMember(migration);
  }

  private static boolean isEdited(HistoryComparison.Match match) {
    return match.migration().up().hasContentOfItsOwn()
        || !match.applied().statements().equals(match.migration().statements());
  }

  /**
   * Whether the row lacks a file it needs. A squashed migration needs none, because its baseline
   * contains it.
   */
  private boolean hasNoFile(AppliedMigration row) {
    return row.kind() != AppliedKind.SQUASHED
        && history.find(row.id()).isEmpty()
        && history.squashes().into(row.id()).isEmpty();
  }

  /** Whether the migration is a baseline of which the database has members, even if only some. */
  private boolean isSquashed(Migration migration) {
    return BaselineExpansion.isExpanded(history, migration.id()) || hasAppliedMember(migration);
  }

  private boolean hasAppliedMember(Migration migration) {
    return migration.version().stream()
        .flatMap(version -> history.squashes().allMembers(version).stream())
        .anyMatch(member -> applied.containsKey(MigrationId.of(member)));
  }

  private static boolean isVersion(AppliedMigration row) {
    return row.id() instanceof MigrationId.Versioned;
  }

  private boolean isAbove(AppliedMigration row) {
    return history.migrations().stream().allMatch(m -> m.id().compareTo(row.id()) < 0);
  }

  private List<Migration> late(List<Migration> pending) {
    if (pending.isEmpty()) {
      return List.of();
    }
    var built = new TreeSet<MigrationId>();
    history.ancestors(appliedVersions()).forEach(version -> built.add(MigrationId.of(version)));
    return pending.stream()
        .filter(m -> !isSquashed(m))
        .filter(m -> built.contains(m.id()) || isBelowApplied(m))
        .toList();
  }

  /**
   * Whether the migration is below an applied one. The parents of an applied migration without a
   * file are unknown, so its number decides.
   */
  private boolean isBelowApplied(Migration migration) {
    boolean isBranch = migration.directives().parents().isPresent();
    return applied.values().stream()
        .filter(row -> isVersion(row) && migration.id().compareTo(row.id()) < 0)
        .anyMatch(row -> !isBranch || hasNoFile(row));
  }

  private List<Version> appliedVersions() {
    var versions = new ArrayList<Version>();
    for (var id : applied.keySet()) {
      if (id instanceof MigrationId.Versioned versioned) {
        versions.add(versioned.version());
      }
    }
    return versions;
  }
}
