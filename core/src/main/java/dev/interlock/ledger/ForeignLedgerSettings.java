package dev.interlock.ledger;

import java.util.List;
import java.util.Optional;

/**
 * Where settings say that other tools keep their ledgers.
 *
 * @param none whether no other tool's ledger counts
 * @param tables first those that Interlock's own key names
 */
public record ForeignLedgerSettings(boolean none, List<Setting> tables) {

  /** Nothing is set: ledgers are found by their names and columns. */
  public static final ForeignLedgerSettings UNSET = new ForeignLedgerSettings(false, List.of());

  /** No other tool's ledger counts. */
  public static final ForeignLedgerSettings NONE = new ForeignLedgerSettings(true, List.of());

  public ForeignLedgerSettings {
    tables = List.copyOf(tables);
  }

  /** Of this one table, whatever tools say. */
  public static ForeignLedgerSettings of(String text, String word) {
    return new ForeignLedgerSettings(
        false, List.of(new Setting(Optional.empty(), TableName.readings(text), word)));
  }

  /**
   * One table.
   *
   * @param tool whose setting it is; empty for ours
   * @param names what the text may mean, the likeliest first
   * @param word the setting, for messages, such as {@code DBMATE_MIGRATIONS_TABLE}
   */
  public record Setting(Optional<Runner> tool, List<TableName> names, String word) {
    public Setting {
      names = List.copyOf(names);
    }
  }

  /** Whether only the tables that Interlock's own key names count. */
  boolean isOurs() {
    return tables.stream().anyMatch(table -> table.tool().isEmpty());
  }

  /** Every name that a table may have, for a query that looks for them. */
  public List<String> names() {
    return tables.stream()
        .flatMap(table -> table.names().stream())
        .map(TableName::name)
        .distinct()
        .toList();
  }
}
