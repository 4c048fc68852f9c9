package dev.interlock.plan;

import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.ledger.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The applied versions of a history at one moment.
 *
 * @param versions those that the history has
 */
public record AppliedVersions(History history, Set<Version> versions) {

  /** No version of no history. */
  public static final AppliedVersions NONE =
      new AppliedVersions(History.of(List.of(), List.of()), Set.of());

  public AppliedVersions {
    var known = new TreeSet<Version>();
    versions.stream().filter(version -> history.find(version).isPresent()).forEach(known::add);
    versions = Collections.unmodifiableSet(known);
  }

  /** Returns the versions that the ledgers record, the adopted one included. */
  public static AppliedVersions of(MigrationStatus status) {
    return new AppliedVersions(status.history(), status.comparison().versions());
  }

  /** Returns the versions once a migration has run. */
  AppliedVersions after(PlannedMigration planned) {
    var others = new TreeSet<>(versions);
    planned
        .migration()
        .version()
        .ifPresent(version -> {
          if (planned.direction() == Direction.UP) {
            others.add(version);
          } else {
            others.remove(version);
          }
        });
    return new AppliedVersions(history, others);
  }

  /** Returns the versions that no other of them names as a parent, ascending. */
  List<Version> heads() {
    return versions.stream().filter(this::isHead).toList();
  }

  /** Whether the version is one of these, and none of them names it as a parent. */
  boolean isHead(Version version) {
    return versions.contains(version) && Collections.disjoint(history.children(version), versions);
  }
}
