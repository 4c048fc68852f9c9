package dev.interlock.dialect.data;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Questions to the rows of the database. Not thread-safe. Methods throw {@link
 * dev.interlock.dialect.StepFailure} if the connection is lost or the run is stopped.
 */
public interface DataReader {

  /** Answers a question in a read-only transaction that sees one moment and is rolled back. */
  DataAnswer ask(DataCheck check, PreflightSettings settings);

  /**
   * Returns the sizes of tables, asked with one query. A table that does not exist is missing from
   * the answer.
   *
   * @param tables as {@link dev.interlock.effect.StatementEffect} names them; not empty
   */
  Map<String, TableSize> sizes(SortedSet<String> tables, PreflightSettings settings);

  /** Returns the statements that repair the rows, each alone sufficient; empty if none is known. */
  List<Repair> repairs(DataCheck check);
}
