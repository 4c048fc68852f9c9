package dev.interlock.ledger;

import java.util.List;

/** Another tool's ledger, as far as it could be read. */
public sealed interface ForeignLedger {

  LedgerPlace place();

  /** As its makers write the tool's name. */
  String product();

  /** Whether it says, or may say, that anything is applied. */
  boolean isUsed();

  /**
   * A ledger in a format that is understood.
   *
   * @param by how it was found
   * @param rows in the order in which the tool wrote them; of several with one id the last counts
   */
  record Read(Runner runner, LedgerPlace place, Recognition by, List<ForeignRow> rows)
      implements ForeignLedger {

    public Read {
      rows = List.copyOf(rows);
    }

    @Override
    public String product() {
      return runner.product();
    }

    @Override
    public boolean isUsed() {
      return !rows.isEmpty();
    }

    /** Its table, to be written. */
    public ForeignTable table() {
      return new ForeignTable(runner, place);
    }
  }

  /** A ledger whose format is not understood. */
  record Unread(KnownLedger tool, LedgerPlace place, boolean isUsed) implements ForeignLedger {

    @Override
    public String product() {
      return tool.product();
    }
  }

  /**
   * A ledger that this role may not read.
   *
   * @param obstacle what keeps it from reading, after "because"
   */
  record Closed(String product, LedgerPlace place, String obstacle) implements ForeignLedger {

    @Override
    public boolean isUsed() {
      return true;
    }
  }

  /**
   * A table that a setting names, and that has not the columns of the tool's ledger.
   *
   * @param word the setting
   */
  record Unfit(String product, LedgerPlace place, String word) implements ForeignLedger {

    @Override
    public boolean isUsed() {
      return true;
    }
  }

  /** What a ledger was recognised by. */
  enum Recognition {
    /** A setting of the tool, or of Interlock, names it. */
    SETTING,
    /** The name that the tool gives it by default. */
    NAME,
    /** Columns that no other tool's table has. */
    SHAPE,
    /** Columns that other tables may have, too: it counts only if its entries are files. */
    ENTRIES
  }
}
