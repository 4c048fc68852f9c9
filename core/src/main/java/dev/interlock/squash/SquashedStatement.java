package dev.interlock.squash;

import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of a squashed migration.
 *
 * @param step number of its step in the migration
 * @param transactional whether that step is a transaction
 * @param effect its replayed effect, if known
 */
record SquashedStatement(
    Migration migration,
    Statement statement,
    int step,
    boolean transactional,
    Optional<StatementEffect> effect) {

  /** Returns the objects that the statement creates, alters or drops. */
  Set<ObjectId> touched() {
    return effect.stream()
        .flatMap(seen -> seen.changes().stream())
        .map(change -> change.id())
        .collect(Collectors.toSet());
  }

  /** Returns the tables whose rows the statement writes, in the notation of an effect. */
  Set<String> written() {
    return effect.map(StatementEffect::written).orElse(Set.of());
  }
}
