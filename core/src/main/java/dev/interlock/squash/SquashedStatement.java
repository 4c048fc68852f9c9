package dev.interlock.squash;

import dev.interlock.catalog.ObjectId;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.script.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One statement of a folded migration.
 *
 * @param step number of the step of its migration that it is in
 * @param transactional whether that step is a transaction
 * @param effect as it was replayed, where that is known
 */
record SquashedStatement(
    Migration migration,
    Statement statement,
    int step,
    boolean transactional,
    Optional<StatementEffect> effect) {

  /** What it makes, alters or drops. */
  Set<ObjectId> touched() {
    return effect.stream()
        .flatMap(seen -> seen.changes().stream())
        .map(change -> change.id())
        .collect(Collectors.toSet());
  }

  /** Tables it writes rows of, as an effect names them. */
  Set<String> written() {
    return effect.map(StatementEffect::written).orElse(Set.of());
  }
}
