package dev.interlock.effect;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.List;

/**
 * What one migration does, on the schema that those before it make.
 *
 * @param raw of the file that was replayed
 * @param statements checksum of its statements
 * @param before fingerprint of the schema it was replayed on
 * @param after fingerprint of the schema it leaves
 * @param changes what leads from the one to the other: what those of the parts come to
 * @param parts one for each statement, in their order
 */
public record MigrationEffect(
    MigrationId id,
    Checksum raw,
    Checksum statements,
    Fingerprint before,
    Fingerprint after,
    List<Change> changes,
    List<StatementEffect> parts) {

  public MigrationEffect {
    changes = List.copyOf(changes);
    parts = List.copyOf(parts);
  }

  /** Whether it was seen on this very migration, comments and white space aside. */
  public boolean fits(Migration migration) {
    return id.equals(migration.id())
        && (raw.equals(migration.raw()) || statements.equals(migration.statements()));
  }

  /** What a migration does of which all is there already. */
  public static MigrationEffect ofNothing(Migration migration, Fingerprint there) {
    return new MigrationEffect(
        migration.id(),
        migration.raw(),
        migration.statements(),
        there,
        there,
        List.of(),
        List.of());
  }

  /** The same migration on the schema that it leaves. */
  public MigrationEffect again() {
    return new MigrationEffect(id, raw, statements, after, after, List.of(), List.of());
  }

  /** Whether the schema alone tells if it ran. */
  public boolean isVisible() {
    return !changes.isEmpty();
  }
}
