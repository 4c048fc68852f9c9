package dev.interlock.cli.command;

import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.List;

/** The way back: of the code, and of the schema. */
final class ChecklistRollback {

  private ChecklistRollback() {}

  static String text(List<Migration> migrations, ChecklistUndos undos) {
    var text = new StringBuilder("## 5. Rollback\n\n");
    text.append(
        """
        Code and schema are rolled back separately.

        - [ ] Code: start the image of the release before. `interlock run` in it refuses to start on a schema that it cannot use.
        - [ ] Schema: first stop the release that needs it. `interlock downgrade --plan` prints the SQL, `interlock downgrade` runs it. What the undo scripts drop is lost: back up first.
        - [ ] `interlock timeline` shows what happened.
        """);
    if (migrations.isEmpty()) {
      return text.toString();
    }
    text.append(
        "\n| migration | undo | restores the schema | back to the schema before it |\n|---|---|---|---|\n");
    migrations.reversed().forEach(migration -> text.append(row(migration, undos)));
    text.append(
        "\n`interlock check` runs every undo script, and names those that do not restore the schema.\n");
    return text.toString();
  }

  private static String row(Migration migration, ChecklistUndos undos) {
    return "| `%s` %s | %s | %s | %s |\n"
        .formatted(
            migration.id(),
            ChecklistEnvironment.cell(migration.description()),
            undo(migration),
            hasScript(migration) ? undos.of(migration.id()) : "",
            command(migration));
  }

  private static String undo(Migration migration) {
    if (migration.isRepeatable()) {
      return "none: deploy the file of the release before";
    }
    return migration
        .directives()
        .rollbackUnsupported()
        .map(why -> "not supported: " + ChecklistEnvironment.cell(why))
        .or(() -> migration.undo().map(file -> "`%s`".formatted(file.path())))
        .orElse("none");
  }

  /** A repeatable has none, and the author of the others may deny that theirs helps. */
  static boolean hasScript(Migration migration) {
    return !migration.isRepeatable()
        && migration.undo().isPresent()
        && migration.directives().rollbackUnsupported().isEmpty();
  }

  private static String command(Migration migration) {
    if (!hasScript(migration)) {
      return migration.isRepeatable() ? "" : "restore a backup";
    }
    return migration.parents().size() > 1
        ? "`interlock downgrade -1` from its position"
        : migration.parents().stream()
            .findFirst()
            .map(parent -> "`interlock downgrade %s`".formatted(MigrationId.of(parent)))
            .orElse("`interlock downgrade base`");
  }
}
