package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.catalog.UnfitChange;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.event.Listener;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.replay.Replay.Outcome;
import dev.interlock.replay.Replay.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Continues a replay whose first migrations are known from an earlier one. The known observations
 * are trusted only if they fit the files, each migration begins where the one before it ends, and
 * their changes lead to the schema recorded for the last of them.
 */
public final class Resumption {

  private Resumption() {}

  /**
   * Returns the outcome of a replay that is known entirely.
   *
   * @param known one observation for each migration of the history
   * @return empty if the observations cannot be trusted
   */
  public static Optional<Outcome> of(List<Seen> known, History history) {
    return schema(known, history.all())
        .map(schema -> new Outcome(known, Optional.empty(), false, schema));
  }

  /**
   * Runs the known migrations unobserved and observes the rest.
   *
   * @param known observations of the first migrations, fewer than the history has
   * @param shadow empty
   * @param listener receives an event for each observed migration
   * @return empty if the known observations cannot be trusted, or if incremental reading lost track
   *     of the schema
   */
  public static Optional<Outcome> of(
      List<Seen> known, History history, Shadow shadow, Listener listener) {
    List<Migration> all = history.all();
    List<Migration> first = all.subList(0, known.size());
    if (schema(known, first).isEmpty()) {
      return Optional.empty();
    }
    Replay.createLedgers(history, shadow);
    try {
      ScriptRun.all(shadow, first);
    } catch (ScriptRun.Obstacle obstacle) {
      return Optional.empty();
    }
    if (!known.isEmpty()
        && !shadow.catalog().fingerprint().equals(known.getLast().effect().after())) {
      return Optional.empty();
    }
    return Replay.of(first, all.subList(known.size(), all.size()), shadow, listener)
        .map(rest ->
            new Outcome(
                joined(known, rest.seen()), rest.obstacle(), rest.isOfServer(), rest.schema()));
  }

  private static List<Seen> joined(List<Seen> first, List<Seen> rest) {
    var all = new ArrayList<>(first);
    all.addAll(rest);
    return all;
  }

  private static Optional<Catalog> schema(List<Seen> known, List<Migration> migrations) {
    if (known.size() != migrations.size()) {
      return Optional.empty();
    }
    Fingerprint fingerprint = Catalog.empty().fingerprint();
    var changes = new ArrayList<Change>();
    for (int i = 0; i < known.size(); i++) {
      MigrationEffect effect = known.get(i).effect();
      Migration migration = migrations.get(i);
      if (!effect.id().equals(migration.id())
          || !effect.raw().equals(migration.raw())
          || !effect.statements().equals(migration.statements())
          || !effect.before().equals(fingerprint)) {
        return Optional.empty();
      }
      fingerprint = effect.after();
      changes.addAll(effect.changes());
    }
    Fingerprint last = fingerprint;
    try {
      return Optional.of(Catalog.empty().with(changes))
          .filter(schema -> schema.fingerprint().equals(last));
    } catch (UnfitChange e) {
      return Optional.empty();
    }
  }
}
