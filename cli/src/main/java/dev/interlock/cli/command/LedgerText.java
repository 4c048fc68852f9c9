package dev.interlock.cli.command;

import dev.interlock.ledger.LedgerWrite;

/** Describes a write to the ledger in one line, whether planned or done. */
final class LedgerText {

  private LedgerText() {}

  static String words(LedgerWrite write) {
    return switch (write) {
      case LedgerWrite.Apply apply ->
          "%s is recorded as applied (%s)".formatted(apply.id(), apply.kind().word());
      case LedgerWrite.Retire retire ->
          "%s is no longer recorded as applied (its row is kept)".formatted(retire.id());
      case LedgerWrite.MirrorForeignRow other -> other.toString();
      case LedgerWrite.CreateForeignLedger other -> other.toString();
      case LedgerWrite.Progress other -> other.toString();
      case LedgerWrite.Settle settle ->
          "%s is no longer recorded as half done".formatted(settle.id());
      case LedgerWrite.Proven other -> other.toString();
      case LedgerWrite.Guard other -> other.toString();
      case LedgerWrite.Ended other -> other.toString();
    };
  }
}
