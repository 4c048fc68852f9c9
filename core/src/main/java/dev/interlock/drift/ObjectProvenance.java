package dev.interlock.drift;

import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/** Finds the migration that makes an object what it should be. */
final class ObjectProvenance {

  private ObjectProvenance() {}

  /**
   * Returns the migration for a difference from a position: the one that made the expected object,
   * or the one that would make an unexpected object later.
   */
  static Optional<MigrationId> of(States states, Position position, Change difference) {
    if (difference instanceof Change.Created) {
      return states.history().migrations().stream()
          .filter(migration -> !position.migrations().contains(migration.id()))
          .filter(migration -> touches(states, migration, difference.id()))
          .findFirst()
          .map(Migration::id);
    }
    return upTo(states, position.migrations(), difference.id());
  }

  /** Returns the last migration that touches the object; for an unexpected object, the first. */
  static Optional<MigrationId> of(States states, Change difference) {
    var touching =
        states.history().all().stream()
            .filter(migration -> touches(states, migration, difference.id()))
            .map(Migration::id)
            .toList();
    if (touching.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        difference instanceof Change.Created ? touching.getFirst() : touching.getLast());
  }

  /** Returns the last of these migrations that touches the object. */
  static Optional<MigrationId> upTo(
      States states, SortedSet<MigrationId> migrations, ObjectId object) {
    return last(
        states,
        states.history().all().stream()
            .filter(m -> m.isRepeatable() || migrations.contains(m.id()))
            .toList(),
        object);
  }

  static Optional<MigrationId> ofRepeatables(States states, ObjectId object) {
    return last(states, states.history().repeatables(), object);
  }

  private static Optional<MigrationId> last(
      States states, Collection<Migration> migrations, ObjectId object) {
    return migrations.stream()
        .filter(migration -> touches(states, migration, object))
        .reduce((earlier, later) -> later)
        .map(Migration::id);
  }

  private static boolean touches(States states, Migration migration, ObjectId object) {
    return states.effect(migration.id()).changes().stream()
        .anyMatch(change -> change.id().equals(object));
  }
}
