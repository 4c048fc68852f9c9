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
      case LedgerWrite.BeginForeignLedger begin ->
          "`%s`, the ledger of %s, is created"
              .formatted(begin.table().place().shown(), begin.table().tool().product());
      case LedgerWrite.MoveForeignHeads move -> heads(move);
      case LedgerWrite.Progress other -> other.toString();
      case LedgerWrite.Settle settle ->
          "%s is no longer recorded as half done".formatted(settle.id());
      case LedgerWrite.Proven other -> other.toString();
      case LedgerWrite.Guard other -> other.toString();
      case LedgerWrite.Ended other -> other.toString();
    };
  }

  private static String heads(LedgerWrite.MoveForeignHeads move) {
    String table = move.table().place().shown();
    String added = String.join(", ", move.added());
    String removed = String.join(", ", move.removed());
    if (move.removed().isEmpty()) {
      return "`%s` gets %s".formatted(table, added);
    }
    return move.added().isEmpty()
        ? "`%s` loses %s".formatted(table, removed)
        : "`%s` gets %s in place of %s".formatted(table, added, removed);
  }
}
