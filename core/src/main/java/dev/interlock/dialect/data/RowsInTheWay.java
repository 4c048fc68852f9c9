package dev.interlock.dialect.data;

/**
 * Thrown by a step whose rows break a rule that one of its statements makes. The step is rolled
 * back.
 */
public final class RowsInTheWay extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient DataCheck check;
  private final transient DataAnswer.Found found;

  public RowsInTheWay(DataCheck check, DataAnswer.Found found) {
    super("%d rows of %s break a rule".formatted(found.rows(), check.table().shown()));
    this.check = check;
    this.found = found;
  }

  public DataCheck check() {
    return check;
  }

  public DataAnswer.Found found() {
    return found;
  }
}
