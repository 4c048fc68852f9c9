package dev.interlock.check;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import java.util.Optional;

/**
 * Whether most migrations of a history have an undo script or a reason for its absence. Only then a
 * migration with neither is worth a note.
 */
record UndoHabit(boolean isUsual) {

  static UndoHabit of(History history) {
    long asked = history.migrations().stream().filter(UndoHabit::isAsked).count();
    long answered =
        history.migrations().stream().filter(UndoHabit::isAsked).filter(UndoHabit::answers).count();
    boolean scripts = history.migrations().stream().anyMatch(one -> one.undo().isPresent());
    return new UndoHabit(scripts && 2 * answered > asked);
  }

  /**
   * Whether an undo script is expected. A merge has nothing to undo, and a repeatable is replaced
   * by its next version.
   */
  private static boolean isAsked(Migration migration) {
    return !migration.isRepeatable() && !migration.script().statements().isEmpty();
  }

  private static boolean answers(Migration migration) {
    return migration.undo().isPresent() || migration.directives().rollbackUnsupported().isPresent();
  }

  Optional<Finding> finding(Migration migration) {
    if (!isUsual
        || !isAsked(migration)
        || answers(migration)
        || migration.directives().allows(Code.NO_WAY_BACK.id())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
                Code.NO_WAY_BACK,
                "`%s` has no %s and gives no reason, unlike most migrations here."
                    .formatted(migration.id(), migration.undoName()))
            .as(Severity.NOTE)
            .at(migration.up().place())
            .help(
                "Write one, or give the reason: "
                    + migration.directive("rollback=unsupported \"reason\"")
                    + "."));
  }
}
