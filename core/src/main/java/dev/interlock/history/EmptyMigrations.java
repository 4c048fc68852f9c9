package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Files without a statement.
 *
 * <p>Once it is applied, such a file can never be filled in. So where nobody has gone on behind it,
 * somebody has probably forgotten to; it is refused in the layout that is also our own. A file that
 * others build on, or that its tool takes as it is, or in which somebody wrote a comment, was left
 * empty on purpose: it is only warned about.
 */
final class EmptyMigrations {

  private EmptyMigrations() {}

  static List<Finding> in(Migration migration, History history) {
    return isEmpty(migration)
        ? List.of(finding(migration).as(severity(migration, history)))
        : List.of();
  }

  private static boolean isEmpty(Migration migration) {
    return migration.script().statements().isEmpty()
        && !migration.isMerge()
        && !migration.directives().allows(Code.EMPTY_MIGRATION.id());
  }

  /** A repeatable one runs again once it is filled. */
  private static Severity severity(Migration migration, History history) {
    boolean isOurs = history.layout().filter(layout -> layout != Layout.FLYWAY).isEmpty();
    boolean isBlank =
        migration.script().text().lines().allMatch(line -> saysNothing(line, migration));
    boolean isLast =
        migration.version().filter(version -> history.children(version).isEmpty()).isPresent();
    return isOurs && isLast && isBlank ? Severity.ERROR : Severity.WARNING;
  }

  /** What we write into a new file, its description, is not its author's word. */
  private static boolean saysNothing(String line, Migration migration) {
    return line.replace(";", "").isBlank()
        || line.strip().startsWith("-- interlock:")
        || letters(line).equals(letters(migration.description()));
  }

  private static String letters(String words) {
    return words.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
  }

  private static Finding finding(Migration migration) {
    return Finding.error(
            Code.EMPTY_MIGRATION, "`" + migration.path() + "` has no statement and does nothing.")
        .at(migration.up().place())
        .help(
            "Write the statements, or say why there are none: `-- interlock: allow=%s \"reason\"`."
                .formatted(Code.EMPTY_MIGRATION));
  }
}
