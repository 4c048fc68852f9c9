package dev.interlock.postgresql.catalog;

/** One query over the system catalogs, and the reader of its rows. */
interface Section {

  /** Returns a query whose columns {@link #take} reads in their order. */
  String query();

  void take(Row row);
}
