package dev.interlock.dialect.data;

import java.util.List;

/** The answer to a {@link DataCheck}. */
public sealed interface DataAnswer {

  /**
   * The rows that were found.
   *
   * @param count the number of rows; for a unique rule, the number of groups of equal rows
   * @param rows the number of rows, those of all groups included
   * @param samples a few of them, each by its key, in the order of their keys; secret values are
   *     masked
   */
  record Found(long count, long rows, List<String> samples) implements DataAnswer {
    public Found {
      samples = List.copyOf(samples);
    }
  }

  /**
   * No answer.
   *
   * @param said the server's words, or the definition that is not understood
   */
  record Unknown(Why why, String said) implements DataAnswer {}

  /** The reason why there is no answer. */
  enum Why {
    /** The role may not read the table. */
    NOT_ALLOWED,
    /** Row security hides rows from the role, so a count would be wrong. */
    ROWS_HIDDEN,
    /** The query took too long. */
    TIMEOUT,
    /** The table, a column, a function or a type of the rule does not exist. */
    MISSING,
    /** Another session kept the query from its lock. */
    LOCKED,
    /** The query failed. */
    FAILED,
    /** No query is known for a rule of this form. */
    NOT_UNDERSTOOD
  }
}
