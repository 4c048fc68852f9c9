package dev.interlock.foreign;

import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.LedgerRows;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the versions that another tool's ledger records, squashed ones included. */
public final class ForeignVersions {

  private ForeignVersions() {}

  /** Returns the version of a row, in the spelling of the history if the history has or had it. */
  static Optional<Version> of(History history, MigrationTool tool, String id) {
    if (tool.rows() == LedgerRows.HEADS) {
      return Version.isName(id) ? Optional.of(Version.named(id)) : Optional.empty();
    }
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
      of(history, ledger.tool(), row.id())
          .ifPresent(version -> applied.addAll(said(row, version, ledger.tool(), history, known)));
    }
    applied.retainAll(known);
    return applied;
  }

  /** Returns the version of a row, and all that the row implies. */
  private static Collection<Version> said(
      ForeignRow row,
      Version version,
      MigrationTool tool,
      History history,
      Collection<Version> known) {
    return switch (row.state()) {
      case BASELINE -> upTo(version, known);
      case APPLIED ->
          switch (tool.rows()) {
            case EACH -> List.of(version);
            case LAST -> upTo(version, known);
            case HEADS -> withAncestors(history, version);
          };
      case UNDONE, FAILED, DIRTY -> List.of();
    };
  }

  private static Collection<Version> upTo(Version version, Collection<Version> known) {
    return known.stream().filter(each -> each.compareTo(version) <= 0).toList();
  }

  private static Collection<Version> withAncestors(History history, Version version) {
    Set<Version> all = new TreeSet<>(history.ancestors(version));
    all.add(version);
    return all;
  }
}
