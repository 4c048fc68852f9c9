package dev.interlock.history;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.util.List;
import java.util.Locale;

/**
 * Reports files without a statement.
 *
 * <p>Once applied, such a file can never be filled in. A file that is last in the history was
 * probably forgotten: it is an error in Flyway's layout, which is also Interlock's own. A file that
 * others build on, that another tool accepts empty, or that contains a comment was left empty on
 * purpose: it is only a warning.
 */
final class EmptyMigrations {

  private EmptyMigrations() {}

  static List<Finding> in(Migration migration, History history) {
    return isEmpty(migration)
        ? List.of(finding(migration).as(severity(migration, history)))
        : List.of();
  }

  private static boolean isEmpty(Migration migration) {
    return migration.up().program().isEmpty()
        && migration.script().statements().isEmpty()
        && !migration.isMerge()
        && !migration.directives().allows(Code.EMPTY_MIGRATION.id());
  }

  /**
   * Returns the severity. A repeatable migration is never an error: it runs again once it is
   * filled.
   */
  private static Severity severity(Migration migration, History history) {
    boolean isOurs = history.tool().filter(SourceTool::acceptsEmptyScripts).isEmpty();
    boolean isBlank =
        migration.script().text().lines().allMatch(line -> saysNothing(line, migration));
    boolean isLast =
        migration.version().filter(version -> history.children(version).isEmpty()).isPresent();
    return isOurs && isLast && isBlank ? Severity.ERROR : Severity.WARNING;
  }

  /**
   * Whether a line is not a comment of the author; the description that Interlock writes into a new
   * file does not count.
   */
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
