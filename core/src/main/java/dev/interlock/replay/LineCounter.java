package dev.interlock.replay;

import dev.interlock.history.ScriptFile;
import dev.interlock.script.ReplacedText;
import dev.interlock.script.Statement;

/**
 * Counts lines of a script's file up to given statements. The statements usually come in order, so
 * each count continues from the one before. Not thread-safe.
 */
final class LineCounter {

  private final ScriptFile file;
  private int offset;
  private int line = 1;

  LineCounter(ScriptFile file) {
    this.file = file;
  }

  /** Returns the line, from 1, in which the statement begins. */
  int lineOf(Statement statement) {
    ReplacedText source = file.script().source();
    String text = source.original();
    int wanted = Math.min(source.originalOffset(statement.offset()), text.length());
    if (wanted < offset) {
      offset = 0;
      line = 1;
    }
    for (; offset < wanted; offset++) {
      if (text.charAt(offset) == '\n') {
        line++;
      }
    }
    return line;
  }
}
