package dev.interlock.ledger;

import dev.interlock.layout.tool.MigrationTool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Settings for the location of other tools' ledgers.
 *
 * @param none whether other tools' ledgers are ignored
 * @param tables the tables named, those of Interlock's own key first
 */
public record ForeignLedgerSettings(boolean none, List<Setting> tables) {

  /** No settings: ledgers are found by their names and columns. */
  public static final ForeignLedgerSettings UNSET = new ForeignLedgerSettings(false, List.of());

  /** Other tools' ledgers are ignored. */
  public static final ForeignLedgerSettings NONE = new ForeignLedgerSettings(true, List.of());

  public ForeignLedgerSettings {
    tables = List.copyOf(tables);
  }

  /** Returns the setting of Interlock's own key, which overrides the tools' settings. */
  public static ForeignLedgerSettings of(String text, String word) {
    return new ForeignLedgerSettings(
        false, List.of(new Setting(Optional.empty(), TableName.readings(text), word)));
  }

  /**
   * One table.
   *
   * @param tool the tool that the setting belongs to; empty for Interlock's own
   * @param names the possible meanings of the text, the likeliest first
   * @param word the setting, for messages, such as {@code DBMATE_MIGRATIONS_TABLE}
   */
  public record Setting(Optional<MigrationTool> tool, List<TableName> names, String word) {
    public Setting {
      names = List.copyOf(names);
    }
  }

  /** Returns a copy with another tool's setting, unless Interlock's own key overrides it. */
  public ForeignLedgerSettings and(Optional<Setting> other) {
    if (none || isOurs()) {
      return this;
    }
    return new ForeignLedgerSettings(
        false, Stream.concat(tables.stream(), other.stream()).toList());
  }

  /** Whether only the tables named by Interlock's own key count. */
  boolean isOurs() {
    return tables.stream().anyMatch(table -> table.tool().isEmpty());
  }

  /** Returns every possible name of a table, for a query. */
  public List<String> names() {
    return tables.stream()
        .flatMap(table -> table.names().stream())
        .map(TableName::name)
        .distinct()
        .toList();
  }
}
