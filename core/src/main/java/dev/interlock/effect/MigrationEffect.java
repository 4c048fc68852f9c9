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
 * The effect of one migration on the schema that the migrations before it produce.
 *
 * @param raw checksum of the file that was replayed
 * @param statements checksum of its statements
 * @param before fingerprint of the schema before the replay
 * @param after fingerprint of the schema after it
 * @param placeholders the values of placeholders in its script, as far as they may be stored
 * @param changes the net changes of all parts, from the one schema to the other
 * @param parts one effect for each statement, in their order
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

  /** Creates the effect of a migration without placeholders. */
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

  /** Whether this is the effect of exactly this migration, comments and white space aside. */
  public boolean fits(Migration migration) {
    return isOf(migration) && otherPlaceholders(migration).isEmpty();
  }

  /** Whether this is the effect of the migration's statements, with any values of placeholders. */
  public boolean isOf(Migration migration) {
    return id.equals(migration.id())
        && (raw.equals(migration.raw()) || statements.equals(migration.statements()));
  }

  /**
   * Returns the names of the placeholders whose value in the migration is different, or not known
   * here.
   */
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

  /** Returns the effect of a migration whose result already exists. */
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

  /** Returns the effect of running the same migration once more. */
  public MigrationEffect again() {
    return new MigrationEffect(
        id, raw, statements, placeholders, after, after, List.of(), List.of());
  }
}
