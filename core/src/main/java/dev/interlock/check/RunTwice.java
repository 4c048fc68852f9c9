package dev.interlock.check;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.RowWriting;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import java.util.List;
import java.util.Optional;

/**
 * Finds versioned migrations that are not safe to run twice: those that write rows, unless their
 * author gave a query that tells whether the rows are written. The effects of all others show in
 * the schema, and present effects are adopted. The replay itself runs repeatables twice.
 */
public final class RunTwice {

  private static final int SHOWN = 10;

  private RunTwice() {}

  /**
   * Returns one sentence that names them; empty if there are none.
   *
   * @param effects effects of the first migrations of the history, in apply order
   */
  public static Optional<String> remark(History history, List<MigrationEffect> effects) {
    List<String> unsafe =
        effects.stream()
            .flatMap(effect ->
                history.find(effect.id()).filter(m -> RowWriting.isIn(m.up(), effect)).stream())
            .filter(migration -> !migration.isRepeatable())
            .filter(migration -> migration.directives().verifications().isEmpty())
            .map(Migration::id)
            .map(Object::toString)
            .toList();
    return unsafe.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not safe to run twice, because they write rows and have no `verify`: "
                + named(unsafe));
  }

  /** Joins the last ids, which are the newest, and counts the others. */
  private static String named(List<String> ids) {
    int earlier = Math.max(0, ids.size() - SHOWN);
    String last = String.join(", ", ids.subList(earlier, ids.size()));
    return earlier == 0 ? last : last + " and %d before them".formatted(earlier);
  }
}
