package dev.interlock.report.diagram;

/** The columns that a drawing shows. */
public enum Detail {
  /** All columns. */
  ALL,

  /** Columns of primary, foreign and unique keys; the others are counted. */
  KEYS;

  /** Above this number of tables, all columns make a drawing too large to find something in it. */
  private static final int ALL_UP_TO = 60;

  /** Returns the detail that suits a diagram. */
  public static Detail suitedTo(Diagram diagram) {
    return diagram.tables().size() <= ALL_UP_TO ? ALL : KEYS;
  }
}
