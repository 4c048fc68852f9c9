package dev.interlock.dialect.data;

import java.util.List;

/**
 * Questions to the rows of the database. Not thread-safe. Methods throw {@link
 * dev.interlock.dialect.StepFailure} if the connection is lost or the run is stopped.
 */
public interface DataReader {

  /** Answers a question in a read-only transaction that sees one moment and is rolled back. */
  DataAnswer ask(DataCheck check, PreflightSettings settings);

  /** Returns the statements that repair the rows, each alone sufficient; empty if none is known. */
  List<Repair> repairs(DataCheck check);
}
