package dev.interlock.plan;

import dev.interlock.foreign.MirroredLedgers;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.LedgerRows;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.ForeignRow;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The ledger of a tool that records the heads of what is applied, such as Alembic.
 *
 * @param isPresent whether the table exists
 * @param rows the ids that it records
 */
public record HeadsLedger(ForeignTable table, boolean isPresent, Set<String> rows) {

  /** Returns the tool of a history if its ledger has a row for each head. */
  public static Optional<MigrationTool> tool(History history) {
    return history
        .tool()
        .flatMap(tool ->
            tool instanceof MigrationTool known && known.rows() == LedgerRows.HEADS
                ? Optional.of(known)
                : Optional.empty());
  }

  /**
   * Finds the ledger of a history's tool, or the place where that tool would create it.
   *
   * @param ledgers all ledgers of other tools
   * @param adoptionReasons as {@link MirroredLedgers#of} takes them
   * @return empty for another tool, and if it is unknown which table is meant
   */
  public static Optional<HeadsLedger> of(
      History history,
      List<ForeignLedger> ledgers,
      Collection<String> adoptionReasons,
      ForeignLedgerSettings settings) {
    return settings.none()
        ? Optional.empty()
        : tool(history)
            .flatMap(tool ->
                present(tool, ledgers, adoptionReasons).or(() -> absent(tool, ledgers, settings)));
  }

  private static Optional<HeadsLedger> present(
      MigrationTool tool, List<ForeignLedger> ledgers, Collection<String> adoptionReasons) {
    List<ForeignTable> kept = MirroredLedgers.of(ledgers, adoptionReasons);
    return ledgers.stream()
        .flatMap(
            ledger -> ledger instanceof ForeignLedger.Read read ? Stream.of(read) : Stream.empty())
        .filter(read -> read.tool().equals(tool) && kept.contains(read.table()))
        .map(read -> new HeadsLedger(read.table(), true, ids(read)))
        .findFirst();
  }

  private static Set<String> ids(ForeignLedger.Read ledger) {
    var ids = new TreeSet<String>();
    ledger.rows().stream().map(ForeignRow::id).forEach(ids::add);
    return ids;
  }

  private static Optional<HeadsLedger> absent(
      MigrationTool tool, List<ForeignLedger> ledgers, ForeignLedgerSettings settings) {
    TableName name =
        settings.tables().stream()
            .filter(setting -> setting.tool().map(tool::equals).orElse(true))
            .map(setting -> setting.names().getFirst())
            .findFirst()
            .orElseGet(() -> TableName.of(tool.ledger().table()));
    boolean isTaken =
        ledgers.stream()
            .anyMatch(ledger ->
                ledger.product().equals(tool.product())
                    || ledger.place().name().equals(name.name()));
    var place =
        new LedgerPlace(name.schema().orElse(""), name.name(), name.schema().isEmpty(), false);
    return isTaken
        ? Optional.empty()
        : Optional.of(new HeadsLedger(new ForeignTable(tool, place), false, Set.of()));
  }

  /** Returns the writes after which the ledger records these versions. */
  public List<LedgerWrite> recording(AppliedVersions applied) {
    List<String> wanted = ids(applied.heads().stream());
    return writes(
        rows.stream().filter(id -> !wanted.contains(id)).toList(),
        wanted.stream().filter(id -> !rows.contains(id)).toList());
  }

  /**
   * Returns the writes that accompany a migration. A ledger without rows gets all heads, any other
   * only what the migration changes.
   *
   * @param before the versions that are applied before it
   */
  List<LedgerWrite> following(PlannedMigration planned, AppliedVersions before) {
    AppliedVersions after = before.after(planned);
    Migration migration = planned.migration();
    boolean isUp = planned.direction() == Direction.UP;
    List<Version> own = migration.version().stream().toList();
    List<Version> removed = isUp ? migration.parents() : own;
    List<Version> added = isUp ? own : migration.parents();
    return writes(
        ids(removed.stream()),
        rows.isEmpty() ? ids(after.heads().stream()) : ids(added.stream().filter(after::isHead)));
  }

  /** Returns the ledger once such writes are done. */
  HeadsLedger after(List<LedgerWrite> writes) {
    var left = new TreeSet<>(rows);
    for (LedgerWrite write : writes) {
      if (write instanceof LedgerWrite.MoveForeignHeads(var ours, var removed, var added)) {
        left.removeAll(removed);
        left.addAll(added);
      }
    }
    return new HeadsLedger(table, true, left);
  }

  private List<LedgerWrite> writes(List<String> removed, List<String> added) {
    var writes = new ArrayList<LedgerWrite>();
    if (!isPresent && !added.isEmpty()) {
      writes.add(new LedgerWrite.BeginForeignLedger(table));
    }
    if (isPresent ? !(removed.isEmpty() && added.isEmpty()) : !added.isEmpty()) {
      writes.add(new LedgerWrite.MoveForeignHeads(table, removed, added));
    }
    return List.copyOf(writes);
  }

  private List<String> ids(Stream<Version> versions) {
    return versions.map(table.tool()::ledgerId).toList();
  }
}
