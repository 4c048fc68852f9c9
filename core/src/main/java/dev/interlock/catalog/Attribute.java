package dev.interlock.catalog;

/**
 * Names of the attributes that several products or stages use. They are printed, so they are words;
 * a dialect adds its own.
 */
public final class Attribute {

  /** The definition of the object, without the parts that have their own attributes. */
  public static final String DEFINITION = "definition";

  public static final String TYPE = "type";

  /** A column's NOT NULL: {@code yes}, or its special property. */
  public static final String NOT_NULL = "not null";

  /** A column's default, as an expression. */
  public static final String DEFAULT = "default";

  /** A column's identity: {@code always} or {@code by default}, and the options of its sequence. */
  public static final String IDENTITY = "identity";

  /** A generated column: {@code stored} or {@code virtual}, and the expression. */
  public static final String GENERATED = "generated";

  public static final String COLLATION = "collation";

  /** {@code no} if existing rows are not known to satisfy the constraint; absent otherwise. */
  public static final String VALID = "valid";

  /** {@code no} if the server does not check writes against the constraint. */
  public static final String ENFORCED = "enforced";

  /** An enum's values, quoted and in their order. */
  public static final String LABELS = "labels";

  /** {@code enabled} if policies filter the rows of a table. */
  public static final String ROW_SECURITY = "row security";

  public static final String COMMENT = "comment";

  /** Not compared: the name that the server generated for an unnamed object. */
  public static final String NAME = "name";

  /** Not compared: the position of a column in its table, 1-based. */
  public static final String POSITION = "position";

  private Attribute() {}
}
