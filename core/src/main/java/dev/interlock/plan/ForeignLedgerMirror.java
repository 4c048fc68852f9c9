package dev.interlock.plan;

import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Version;
import dev.interlock.layout.tool.FoundFile;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.layout.tool.Sign;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerWrite;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps another tool's ledger in step with the migrations that run, so that the tool still knows
 * the position of the database. It writes to a ledger only if exactly one is present whose tool
 * names its files as the migration's file is named, or to the one that records the heads of its
 * tool's history. For one run, and one thread.
 */
public final class ForeignLedgerMirror {

  private final List<ForeignTable> there;
  private Optional<HeadsLedger> heads;
  private AppliedVersions applied;

  /**
   * @param there the ledgers of other tools, at most one of each
   * @param heads the ledger of the history's tool if it records heads
   * @param applied the versions that are applied before the run
   */
  public ForeignLedgerMirror(
      List<ForeignTable> there, Optional<HeadsLedger> heads, AppliedVersions applied) {
    this.there = List.copyOf(there);
    this.heads = heads;
    this.applied = applied;
  }

  /** Returns the writes that accompany the migration's own ledger row; empty if no ledger fits. */
  public List<LedgerWrite> writes(PlannedMigration planned) {
    return heads.map(ledger -> ledger.following(planned, applied)).orElseGet(() -> rows(planned));
  }

  /** Takes note that a migration has run with its writes. */
  public void ran(PlannedMigration planned) {
    heads = heads.map(ledger -> ledger.after(ledger.following(planned, applied)));
    applied = applied.after(planned);
  }

  private List<LedgerWrite> rows(PlannedMigration planned) {
    var meant = there.stream().filter(table -> fits(table.tool(), planned.migration())).toList();
    return meant.size() == 1 ? List.of(write(meant.getFirst(), planned)) : List.of();
  }

  private static boolean fits(MigrationTool tool, Migration migration) {
    return FoundFile.readings(migration.path()).stream()
        .anyMatch(file -> isNamed(tool, file) && isOf(tool, file, migration.id()));
  }

  /** Whether the tool runs files of this name, or those of a tool that has such names. */
  private static boolean isNamed(MigrationTool tool, FoundFile file) {
    return MigrationTools.stream()
        .filter(other -> other.sign(file).compareTo(Sign.SHARED) >= 0)
        .anyMatch(tool::runsFilesOf);
  }

  private static boolean isOf(MigrationTool tool, FoundFile file, MigrationId id) {
    return tool.identity(file).filter(identity -> identity.id().equals(id)).isPresent();
  }

  private static LedgerWrite write(ForeignTable table, PlannedMigration planned) {
    MigrationTool tool = table.tool();
    var migration = planned.migration();
    String checksum = tool.checksum(planned.file()).orElse("");
    return new LedgerWrite.MirrorForeignRow(
        table,
        planned.direction(),
        migration.version().map(tool::ledgerId).orElse(""),
        migration.description(),
        fileName(planned.file().path()),
        checksum,
        before(migration));
  }

  /** Returns the last applied version once this migration is undone. */
  private static String before(Migration migration) {
    return migration.parents().stream()
        .max(Comparator.naturalOrder())
        .map(Version::toString)
        .orElse("");
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
