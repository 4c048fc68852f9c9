package dev.interlock.layout;

/**
 * What is known of a migration that is yet to be written.
 *
 * @param version as it is to be written in the name
 * @param words for the name, with underscores
 * @param head what the up script says at first
 * @param body the statements of the up script
 * @param undoHead what the undo script says at first
 */
record NewMigration(
    String version, String words, String head, String body, String undoHead, boolean withUndo) {

  /** One whose statements somebody will write. */
  NewMigration(String version, String words, String head, String undoHead, boolean withUndo) {
    this(version, words, head, "", undoHead, withUndo);
  }
}
