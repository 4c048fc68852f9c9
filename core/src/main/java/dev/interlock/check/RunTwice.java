package dev.interlock.check;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.RowWriting;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import java.util.List;
import java.util.Optional;

/**
 * Which versioned migrations are not safe to run twice: those that write rows, unless their author
 * gave a query that tells whether that is done. What the others make shows in the schema, and is
 * adopted where it is there. Repeatable ones are run twice by the replay itself.
 */
public final class RunTwice {

  private static final int SHOWN = 10;

  private RunTwice() {}

  /**
   * One sentence on them, if there are any.
   *
   * @param effects of the first migrations of the history, in apply order
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

  /** What is new comes last. */
  private static String named(List<String> ids) {
    int earlier = Math.max(0, ids.size() - SHOWN);
    String last = String.join(", ", ids.subList(earlier, ids.size()));
    return earlier == 0 ? last : last + " and %d before them".formatted(earlier);
  }
}
