package dev.interlock.dialect.data;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The checks that run again inside a step, directly before the statements that make their rules.
 *
 * @param checks by the 0-based index of the statement in its step
 */
public record StepGuards(SortedMap<Integer, List<DataCheck>> checks, SecretColumns secrets) {

  /** No checks. */
  public static final StepGuards NONE = new StepGuards(new TreeMap<>(), SecretColumns.BY_NAME);

  public StepGuards {
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
  }

  /** Returns the checks before one statement. */
  public List<DataCheck> before(int statement) {
    return checks.getOrDefault(statement, List.of());
  }
}
