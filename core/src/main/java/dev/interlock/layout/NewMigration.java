package dev.interlock.layout;

/**
 * The content of a new migration.
 *
 * @param version as written in the name
 * @param words the words of the name, with underscores
 * @param head the beginning of the up script
 * @param body the statements of the up script
 * @param undoHead the beginning of the undo script
 */
record NewMigration(
    String version, String words, String head, String body, String undoHead, boolean withUndo) {

  /** Creates a migration without statements. */
  NewMigration(String version, String words, String head, String undoHead, boolean withUndo) {
    this(version, words, head, "", undoHead, withUndo);
  }
}
