package dev.interlock.dialect;

import java.util.List;

/**
 * Statements that the program of a migration sends on its own connection beside its own, so that
 * both commit together. Names in them are qualified, whatever the program's search path is.
 *
 * @param begin sent first in each transaction: settings and the fence
 * @param progress sent before a commit in the middle: the journal entry, with {@link #DONE} and
 *     {@link #PREFIX} in the places of its two values
 * @param last sent before the last commit: the ledger rows
 */
public record ProgramStatements(List<String> begin, List<String> progress, List<String> last) {

  /** The placeholder of the number of the program's statements that are done. */
  public static final String DONE = "$done";

  /** The placeholder of their hash, in hexadecimal digits. */
  public static final String PREFIX = "$prefix";

  public ProgramStatements {
    begin = List.copyOf(begin);
    progress = List.copyOf(progress);
    last = List.copyOf(last);
  }
}
