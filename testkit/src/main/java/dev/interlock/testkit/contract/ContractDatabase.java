package dev.interlock.testkit.contract;

import dev.interlock.dialect.Dialect;
import dev.interlock.url.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** A database that one case has for itself, empty at first. Closing drops it. */
public interface ContractDatabase extends AutoCloseable {

  Dialect dialect();

  DatabaseUrl url();

  /** A new connection past the dialect, to look at what it did; the caller closes it. */
  Connection connect() throws SQLException;

  /** A statement that runs for minutes unless somebody cancels it. */
  String longStatement();

  /** A statement that takes about a second. */
  String shortStatement();

  /** What this product cannot do, each with the reason; cases that need it are skipped. */
  Map<Ability, String> cannot();

  @Override
  void close();
}
