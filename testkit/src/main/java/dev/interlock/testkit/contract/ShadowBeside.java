package dev.interlock.testkit.contract;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A shadow beside a look at everything in the same session.
 *
 * @param within reads in the open transaction
 * @param outside reads where none is open
 */
public record ShadowBeside(Shadow shadow, Reading within, Reading outside) {

  /** Reads everything. */
  @FunctionalInterface
  public interface Reading {
    Catalog read() throws SQLException;
  }

  /** Makes a shadow of two sessions. */
  @FunctionalInterface
  public interface Opening {
    ShadowBeside open(Connection worker, Connection observer, int major) throws SQLException;
  }
}
