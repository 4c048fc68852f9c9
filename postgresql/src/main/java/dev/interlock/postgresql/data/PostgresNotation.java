package dev.interlock.postgresql.data;

import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.RowQueries;
import dev.interlock.dialect.data.SqlNotation;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import dev.interlock.script.token.TokenSequence;

/** Queries of rows in the SQL of PostgreSQL. */
public final class PostgresNotation implements SqlNotation {

  private static final PostgresScriptSplitter SPLITTER = new PostgresScriptSplitter();

  @Override
  public TokenSequence tokens(String definition) {
    return SPLITTER.tokens(definition);
  }

  @Override
  public String table(CheckedTable table) {
    return RowQueries.quoted(table.schema()) + "." + RowQueries.quoted(table.name());
  }

  /** Leaves children out only if there are some, for statements that people read. */
  @Override
  public String tableAlone(CheckedTable table) {
    return (table.hasChildren() ? "ONLY " : "") + table(table);
  }

  /** A {@code ctid} is unique in one partition or child (PostgreSQL manual, 5.6 System Columns). */
  @Override
  public String rowId(CheckedTable table) {
    return table.isPartitioned() || table.hasChildren() ? "tableoid, ctid" : "ctid";
  }

  @Override
  public String text(String expression) {
    return "left(CAST(%s AS text), 60)".formatted(expression);
  }

  /** Tests the value itself (PostgreSQL manual, 9.2 Comparison Functions and Operators). */
  @Override
  public String isNull(String expression) {
    return expression + " IS NOT DISTINCT FROM NULL";
  }
}
