package dev.interlock.foreign;

import dev.interlock.history.History;
import dev.interlock.history.Version;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.Runner;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which versions another tool's ledger speaks of, squashed ones included. */
public final class ForeignVersions {

  private ForeignVersions() {}

  /** The version of a row, as the history calls it where the history has or had it. */
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

  /** All that it says is applied, as far as the history has or had it. */
  public static Set<Version> applied(History history, ForeignLedger.Read ledger) {
    var last = new LinkedHashMap<String, ForeignRow>();
    ledger.rows().forEach(row -> last.put(row.id(), row));
    Set<Version> known = new HashSet<>(history.squashes().squashedBy(history.migrations()));
    history.migrations().forEach(migration -> migration.version().ifPresent(known::add));
    Set<Version> applied = new TreeSet<>();
    for (ForeignRow row : last.values()) {
      of(history, row.id())
          .ifPresent(version -> add(row, version, ledger.runner(), known, applied));
    }
    applied.retainAll(known);
    return applied;
  }

  /** golang-migrate keeps the last version only. */
  private static void add(
      ForeignRow row,
      Version version,
      Runner runner,
      Collection<Version> known,
      Collection<Version> applied) {
    boolean isAllBelow =
        row.state() == ForeignRow.State.BASELINE
            || (row.state() == ForeignRow.State.APPLIED && runner == Runner.GOLANG_MIGRATE);
    if (isAllBelow) {
      known.stream().filter(each -> each.compareTo(version) <= 0).forEach(applied::add);
    } else if (row.state() == ForeignRow.State.APPLIED) {
      applied.add(version);
    }
  }
}
