package dev.interlock.testkit.contract;

import dev.interlock.dialect.Dialect;
import dev.interlock.url.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database for one case, initially empty. Closing drops it. */
public interface ContractDatabase extends AutoCloseable {

  Dialect dialect();

  DatabaseUrl url();

  /** Opens a connection that bypasses the dialect, to check its work; the caller closes it. */
  Connection connect() throws SQLException;

  /** A statement that runs for minutes unless it is cancelled. */
  String longStatement();

  /** A statement that takes about a second. */
  String shortStatement();

  /**
   * The abilities that this product lacks, each with the reason; cases that need one are skipped.
   */
  Map<Ability, String> cannot();

  @Override
  void close();
}
