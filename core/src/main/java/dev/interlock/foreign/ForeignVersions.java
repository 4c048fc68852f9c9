package dev.interlock.foreign;

import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the versions that another tool's ledger records, squashed ones included. */
public final class ForeignVersions {

  private ForeignVersions() {}

  /** Returns the version of a row, in the spelling of the history if the history has or had it. */
  static Optional<Version> of(History history, String id) {
    if (!Version.isVersion(id) && !Version.isName(id)) {
      return Optional.empty();
    }
    Version version = Version.isVersion(id) ? Version.parse(id) : Version.named(id);
    return history
        .resolve(version)
        .or(() -> history.squashes().resolve(version))
        .or(() -> Optional.of(version));
  }

  /** Returns the versions that the ledger records as applied and that the history has or had. */
  public static Set<Version> applied(History history, ForeignLedger.Read ledger) {
    var last = new LinkedHashMap<String, ForeignRow>();
    ledger.rows().forEach(row -> last.put(row.id(), row));
    Set<Version> known = new HashSet<>(history.squashes().squashedBy(history.migrations()));
    history.migrations().forEach(migration -> migration.version().ifPresent(known::add));
    Set<Version> applied = new TreeSet<>();
    for (ForeignRow row : last.values()) {
      of(history, row.id()).ifPresent(version -> add(row, version, ledger.tool(), known, applied));
    }
    applied.retainAll(known);
    return applied;
  }

  /** Adds the version of a row, and all below it if the row implies them. */
  private static void add(
      ForeignRow row,
      Version version,
      MigrationTool tool,
      Collection<Version> known,
      Collection<Version> applied) {
    boolean isAllBelow =
        row.state() == ForeignRow.State.BASELINE
            || (row.state() == ForeignRow.State.APPLIED && tool.recordsOnlyTheLast());
    if (isAllBelow) {
      known.stream().filter(each -> each.compareTo(version) <= 0).forEach(applied::add);
    } else if (row.state() == ForeignRow.State.APPLIED) {
      applied.add(version);
    }
  }
}
