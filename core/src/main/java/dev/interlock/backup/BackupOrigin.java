package dev.interlock.backup;

import dev.interlock.history.MigrationId;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.RunId;
import java.util.Optional;

/**
 * The migration and the database that a backup comes from.
 *
 * @param identity of the database, see {@link dev.interlock.dialect.backup.RowRestore#identity()}
 * @param database its name
 * @param server product and version
 */
public record BackupOrigin(
    MigrationId migration,
    Direction direction,
    RunId run,
    Optional<String> identity,
    String database,
    String server) {}
