package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.List;

/** A source of rows for sections, in the open transaction. */
interface Rows {

  /** Passes each section all rows of its query, one section after the other. */
  void read(List<? extends Section> sections) throws SQLException;

  /** Passes a section its rows; for a query that differs each time. */
  void readOnce(Section section) throws SQLException;
}
