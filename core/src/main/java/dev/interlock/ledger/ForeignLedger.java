package dev.interlock.ledger;

import dev.interlock.layout.tool.MigrationTool;
import java.util.List;

/** The ledger of another tool, as far as it can be read. */
public sealed interface ForeignLedger {

  LedgerPlace place();

  /** Returns the tool's name as its makers spell it. */
  String product();

  /** Whether the ledger has, or may have, an applied migration. */
  boolean isUsed();

  /**
   * A ledger in a supported format.
   *
   * @param by the way it was recognised
   * @param rows in the order in which the tool wrote them; of several with the same id the last one
   *     counts
   */
  record Read(MigrationTool tool, LedgerPlace place, Recognition by, List<ForeignRow> rows)
      implements ForeignLedger {

    public Read {
      rows = List.copyOf(rows);
    }

    @Override
    public String product() {
      return tool.product();
    }

    @Override
    public boolean isUsed() {
      return !rows.isEmpty();
    }

    /** Returns its table, for writing. */
    public ForeignTable table() {
      return new ForeignTable(tool, place);
    }
  }

  /** A ledger in an unsupported format. */
  record Unread(KnownLedger tool, LedgerPlace place, boolean isUsed) implements ForeignLedger {

    @Override
    public String product() {
      return tool.product();
    }
  }

  /**
   * A ledger that this role may not read.
   *
   * @param obstacle the reason, as a clause after "because"
   */
  record Closed(String product, LedgerPlace place, String obstacle) implements ForeignLedger {

    @Override
    public boolean isUsed() {
      return true;
    }
  }

  /**
   * A table named by a setting, without the columns of the tool's ledger.
   *
   * @param word the setting
   */
  record Unfit(String product, LedgerPlace place, String word) implements ForeignLedger {

    @Override
    public boolean isUsed() {
      return true;
    }
  }

  /** The sign by which a ledger was recognised. */
  enum Recognition {
    /** A setting of the tool or of Interlock that names it. */
    SETTING,
    /** The tool's default name. */
    NAME,
    /** Columns that are unique to the tool's table. */
    SHAPE,
    /** Columns that other tables may have too: the table counts only if its entries name files. */
    ENTRIES
  }
}
