package dev.interlock.testkit.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The new database of one case. Closing removes it. */
interface CaseDatabase extends AutoCloseable {

  /** The database's name on the server, or its file. */
  String name();

  /** The variables with its URL for the commands; {@code DATABASE_URL} comes first. */
  Map<String, String> environment();

  /** Opens a direct connection for the runner's own queries, which bypasses a pooler. */
  Connection connect() throws SQLException;

  /** The content, one line for each fact in a stable order, without Interlock's own tables. */
  List<String> contents() throws SQLException;

  @Override
  void close();
}
