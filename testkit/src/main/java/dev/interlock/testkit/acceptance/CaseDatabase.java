package dev.interlock.testkit.acceptance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The fresh database of one case. Closing removes it. */
interface CaseDatabase extends AutoCloseable {

  /** What the server calls it, or its file. */
  String name();

  /** The variables that lead the commands to it; {@code DATABASE_URL} first of all. */
  Map<String, String> environment();

  /** A direct connection for the runner's own questions, past any pooler. */
  Connection connect() throws SQLException;

  /** What is in it, one line for each fact in a stable order; our own tables left out. */
  List<String> contents() throws SQLException;

  @Override
  void close();
}
