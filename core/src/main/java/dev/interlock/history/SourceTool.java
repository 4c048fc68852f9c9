package dev.interlock.history;

/** The tool that a history's files are written for, as far as the history depends on it. */
public interface SourceTool {

  /** Returns the tool's name in configuration and messages, such as {@code golang-migrate}. */
  String name();

  /** Whether the tool's users may leave a script without statements on purpose. */
  boolean acceptsEmptyScripts();

  /** Whether the tool resets a setting of the session before the next file. */
  boolean restores(String setting);

  /**
   * Describes the place of a migration's undo script for a message.
   *
   * @param path the path of the migration's up script
   */
  String undoOf(String path);
}
