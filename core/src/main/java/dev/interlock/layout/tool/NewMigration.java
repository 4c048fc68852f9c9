package dev.interlock.layout.tool;

import java.util.List;

/**
 * The content of a new migration.
 *
 * @param version as written in the name
 * @param words the words of the name, with underscores
 * @param head the beginning of the up script
 * @param body the statements of the up script
 * @param undoHead the beginning of the undo script
 */
public record NewMigration(
    String version, String words, String head, String body, String undoHead, boolean withUndo) {

  /** Creates a migration without statements. */
  public NewMigration(
      String version, String words, String head, String undoHead, boolean withUndo) {
    this(version, words, head, "", undoHead, withUndo);
  }

  /** Returns version and words with an underscore between them. */
  public String stem() {
    return version + "_" + words;
  }

  /** Returns a file for the up script and, if wanted, one for the undo script. */
  public List<NewMigrationFile> files(String upName, String undoName) {
    var up = new NewMigrationFile(upName, head + body);
    return withUndo ? List.of(up, new NewMigrationFile(undoName, undoHead)) : List.of(up);
  }
}
