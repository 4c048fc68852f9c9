package dev.interlock.sqlite.session;

import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.RowQueries;
import dev.interlock.dialect.data.SqlNotation;
import dev.interlock.script.token.TokenSequence;
import dev.interlock.sqlite.script.SqliteTokens;

/** Queries of rows in the SQL of SQLite. */
final class SqliteNotation implements SqlNotation {

  @Override
  public TokenSequence tokens(String definition) {
    return SqliteTokens.of(definition);
  }

  @Override
  public String table(CheckedTable table) {
    return RowQueries.quoted(table.name());
  }

  @Override
  public String tableAlone(CheckedTable table) {
    return table(table);
  }

  @Override
  public String rowId(CheckedTable table) {
    return "rowid";
  }

  @Override
  public String text(String expression) {
    return "substr(CAST(%s AS text), 1, 60)".formatted(expression);
  }

  @Override
  public String isNull(String expression) {
    return expression + " IS NULL";
  }
}
