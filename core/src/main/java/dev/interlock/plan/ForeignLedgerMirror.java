package dev.interlock.plan;

import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.ledger.ForeignChecksum;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Runner;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps another tool's ledger in step with the migrations that run, so that the tool still knows
 * the position of the database. It writes to a ledger only if exactly one is present whose tool
 * names its files as the migration's file is named.
 */
public final class ForeignLedgerMirror {

  private ForeignLedgerMirror() {}

  /**
   * Returns the writes that accompany the migration's own ledger row; empty unless exactly one
   * ledger fits.
   *
   * @param there the ledgers of other tools, at most one of each
   */
  public static List<LedgerWrite> writes(PlannedMigration planned, List<ForeignTable> there) {
    var meant = there.stream().filter(table -> fits(table.runner(), planned.migration())).toList();
    return meant.size() == 1 ? List.of(write(meant.getFirst(), planned)) : List.of();
  }

  private static boolean fits(Runner runner, Migration migration) {
    String path = migration.path();
    boolean isNamed = migration.version().filter(Version::isNamed).isPresent();
    return switch (runner) {
      case FLYWAY -> isFlyways(migration);
      case GOLANG_MIGRATE -> !isNamed && path.endsWith(".up.sql");
      case GOOSE -> !isNamed && !isFlyways(migration) && !path.endsWith(".up.sql");
      case SQLX -> !isNamed && !isFlyways(migration);
      case DIESEL -> isNamed && path.endsWith("/up.sql");
      case PRISMA -> isNamed && path.endsWith("/migration.sql");
      case DBMATE -> isNamed && !path.endsWith("/up.sql") && !path.endsWith("/migration.sql");
    };
  }

  private static boolean isFlyways(Migration migration) {
    return fileName(migration.path()).matches("(?s)[VR][^/]*__.*");
  }

  private static LedgerWrite write(ForeignTable table, PlannedMigration planned) {
    Runner runner = table.runner();
    var migration = planned.migration();
    String checksum = ForeignChecksum.of(runner, planned.file()).orElse("");
    return new LedgerWrite.MirrorForeignRow(
        table,
        planned.direction(),
        id(runner, migration),
        migration.description(),
        fileName(planned.file().path()),
        checksum,
        before(migration));
  }

  /**
   * Returns the id in the notation of the tool. Flyway keeps leading zeros and writes dots for
   * underscores; the other tools write numbers without leading zeros.
   */
  private static String id(Runner runner, Migration migration) {
    Optional<Version> version = migration.version();
    return runner == Runner.FLYWAY
        ? version.map(v -> v.written().replace('_', '.')).orElse("")
        : version.map(Version::toString).orElse("");
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
