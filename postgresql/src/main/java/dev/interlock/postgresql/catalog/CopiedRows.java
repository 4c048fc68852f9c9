package dev.interlock.postgresql.catalog;

import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.core.BaseConnection;

/**
 * Reads rows by {@code COPY}, one at a time, so that memory does not grow with their number. For a
 * single reading.
 */
record CopiedRows(BaseConnection connection, RecentTexts texts) implements Rows {

  CopiedRows(BaseConnection connection) {
    this(connection, new RecentTexts());
  }

  @Override
  public void read(List<? extends Section> sections) throws SQLException {
    for (Section section : sections) {
      readOnce(section);
    }
  }

  @Override
  public void readOnce(Section section) throws SQLException {
    CopyOut rows = new CopyManager(connection).copyOut("COPY (" + section.query() + ") TO STDOUT");
    byte[] row = rows.readFromCopy();
    while (row != null) {
      section.take(new Row(row, texts));
      row = rows.readFromCopy();
    }
  }
}
