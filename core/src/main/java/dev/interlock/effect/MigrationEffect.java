package dev.interlock.effect;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.history.Checksum;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one migration does, on the schema that those before it make.
 *
 * @param raw of the file that was replayed
 * @param statements checksum of its statements
 * @param before fingerprint of the schema it was replayed on
 * @param after fingerprint of the schema it leaves
 * @param placeholders the values that its script had in their place, as far as they may be stored
 * @param changes what leads from the one to the other: what those of the parts come to
 * @param parts one for each statement, in their order
 */
public record MigrationEffect(
    MigrationId id,
    Checksum raw,
    Checksum statements,
    SortedMap<String, String> placeholders,
    Fingerprint before,
    Fingerprint after,
    List<Change> changes,
    List<StatementEffect> parts) {

  public MigrationEffect {
    placeholders = Collections.unmodifiableSortedMap(new TreeMap<>(placeholders));
    changes = List.copyOf(changes);
    parts = List.copyOf(parts);
  }

  /** Of a migration without placeholders. */
  public MigrationEffect(
      MigrationId id,
      Checksum raw,
      Checksum statements,
      Fingerprint before,
      Fingerprint after,
      List<Change> changes,
      List<StatementEffect> parts) {
    this(id, raw, statements, new TreeMap<>(), before, after, changes, parts);
  }

  /** Whether it was seen on this very migration, comments and white space aside. */
  public boolean fits(Migration migration) {
    return isOf(migration) && otherPlaceholders(migration).isEmpty();
  }

  /** Whether it was seen on these statements, whatever the values of their placeholders were. */
  public boolean isOf(Migration migration) {
    return id.equals(migration.id())
        && (raw.equals(migration.raw()) || statements.equals(migration.statements()));
  }

  /** The names of the placeholders that have another value in the migration, or none here. */
  public SortedSet<String> otherPlaceholders(Migration migration) {
    var names = new TreeSet<String>();
    if (placeholders.isEmpty() && !migration.up().hasPlaceholders()) {
      return names;
    }
    SortedMap<String, String> now = migration.up().placeholders();
    names.addAll(placeholders.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> Objects.equals(placeholders.get(name), now.get(name)));
    return names;
  }

  /** What a migration does of which all is there already. */
  public static MigrationEffect ofNothing(Migration migration, Fingerprint there) {
    return new MigrationEffect(
        migration.id(),
        migration.raw(),
        migration.statements(),
        migration.up().placeholders(),
        there,
        there,
        List.of(),
        List.of());
  }

  /** The same migration on the schema that it leaves. */
  public MigrationEffect again() {
    return new MigrationEffect(
        id, raw, statements, placeholders, after, after, List.of(), List.of());
  }

  /** Whether the schema alone tells if it ran. */
  public boolean isVisible() {
    return !changes.isEmpty();
  }
}
