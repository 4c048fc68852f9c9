package dev.interlock.history;

import dev.interlock.script.Script;
import dev.interlock.script.ScriptSplitter;
import dev.interlock.script.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Hashes a script's canonical statements and COPY data. Each is tagged with its kind and ended by a
 * NUL, which scripts never contain, so two different lists never hash the same bytes.
 *
 * <p>Line ends count as {@code \n} even inside quotes: the same commit checked out on Windows has
 * carriage returns in its function bodies and is still the same migration.
 */
final class StatementChecksum {

  private static final byte STATEMENT = 1;
  private static final byte DATA = 2;
  private static final byte END = 0;

  private final MessageDigest digest = Checksum.sha256();
  private final ScriptSplitter splitter;

  StatementChecksum(ScriptSplitter splitter) {
    this.splitter = splitter;
  }

  static Checksum of(Script script) {
    var checksum = new StatementChecksum(script.splitter());
    script.statements().forEach(checksum::add);
    return Checksum.of(checksum.digest, new byte[0]);
  }

  /** Hashes a text that is not a valid script before the substitution of placeholders. */
  static Checksum ofText(String text, ScriptSplitter splitter) {
    var checksum = new StatementChecksum(splitter);
    checksum.add(STATEMENT, text);
    return Checksum.of(checksum.digest, new byte[0]);
  }

  /** Returns the hash of everything added so far; more may follow. */
  Checksum soFar() {
    try {
      return Checksum.of((MessageDigest) digest.clone(), new byte[0]);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The SHA-256 of the Java platform can be copied.", e);
    }
  }

  void add(Statement statement) {
    add(STATEMENT, splitter.canonical(statement.text()));
    statement.copyData().ifPresent(data -> add(DATA, data));
  }

  private void add(byte kind, String text) {
    digest.update(kind);
    digest.update(text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(END);
  }
}
