package dev.interlock.postgresql.catalog;

/** One query over the system catalogs, and what its rows say. */
interface Section {

  /** A query whose columns {@link #take} reads in their order. */
  String query();

  void take(Row row);
}
