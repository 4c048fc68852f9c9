package dev.interlock.check;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which versioned migrations are not safe to run twice: those that write rows, unless their author
 * gave a query that tells whether that is done. What the others make shows in the schema, and is
 * adopted where it is there. Repeatable ones are run twice by the replay itself.
 */
public final class RunTwice {

  /** On an empty scratch database many of these write nothing, and then nothing is measured. */
  private static final Pattern WRITING =
      Pattern.compile(
          "(INSERT|UPDATE|DELETE|MERGE|COPY\\b.*\\bFROM|WITH\\b.*\\b(INSERT|UPDATE|DELETE|MERGE))\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
                history.find(effect.id()).filter(m -> writesRows(m, effect)).stream())
            .filter(migration -> !migration.isRepeatable())
            .filter(migration -> migration.directives().verifications().isEmpty())
            .map(Migration::id)
            .map(Object::toString)
            .toList();
    return unsafe.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "not safe to run twice, because they write rows and have no `verify`: "
                + String.join(", ", unsafe));
  }

  private static boolean writesRows(Migration migration, MigrationEffect effect) {
    return effect.touchesData()
        || migration.script().statements().stream()
            .anyMatch(statement -> WRITING.matcher(statement.text()).matches());
  }
}
