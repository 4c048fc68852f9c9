package dev.interlock.testkit.contract;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Shadow;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A shadow and a full read in the same session.
 *
 * @param within reads in the open transaction
 * @param outside reads without an open transaction
 */
public record ShadowBeside(Shadow shadow, Reading within, Reading outside) {

  /** Reads the whole catalog. */
  @FunctionalInterface
  public interface Reading {
    Catalog read() throws SQLException;
  }

  /** Creates a shadow from two sessions. */
  @FunctionalInterface
  public interface Opening {
    ShadowBeside open(Connection worker, Connection observer, int major) throws SQLException;
  }
}
