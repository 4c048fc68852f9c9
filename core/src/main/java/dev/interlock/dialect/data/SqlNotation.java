package dev.interlock.dialect.data;

import dev.interlock.script.token.TokenSequence;

/** The parts of a query on which products differ. */
public interface SqlNotation {

  /** Returns the tokens of a printed definition. */
  TokenSequence tokens(String definition);

  /** Returns the table as a relation of a query. */
  String table(CheckedTable table);

  /** Returns the table without the rows of tables that inherit from it. */
  String tableAlone(CheckedTable table);

  /** Returns the columns of the system that identify a row of a table without a key. */
  String rowId(CheckedTable table);

  /** Returns an expression for a value as text, at most 60 characters long, or null. */
  String text(String expression);

  /** Returns a condition that is true for a null, and for no row value of nulls. */
  String isNull(String expression);
}
