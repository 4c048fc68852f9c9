package dev.interlock.history;

import dev.interlock.script.Script;

/**
 * Hashes of a script's prefixes of statements, computed incrementally: each statement is hashed
 * once, however often a run records its progress. Not thread-safe.
 */
public final class PrefixChecksums {

  private final Script script;
  private StatementChecksum checksum;
  private int hashed;

  PrefixChecksums(Script script) {
    this.script = script;
    this.checksum = new StatementChecksum(script.splitter());
  }

  /**
   * Returns the hash of the first {@code count} statements, with the values of their placeholders.
   */
  public Checksum of(int count) {
    if (count < hashed) {
      checksum = new StatementChecksum(script.splitter());
      hashed = 0;
    }
    script.statements().subList(hashed, count).forEach(checksum::add);
    hashed = count;
    return checksum.soFar();
  }
}
