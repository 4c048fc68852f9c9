package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.List;

/** Where sections get their rows from, in the open transaction. */
interface Rows {

  /** Gives each section all rows of its query, one section after the other. */
  void read(List<? extends Section> sections) throws SQLException;

  /** Gives a section its rows, whose query is another one at each look. */
  void readOnce(Section section) throws SQLException;
}
