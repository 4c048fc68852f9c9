package dev.interlock.catalog;

/**
 * Names of attributes that more than one product or more than one stage knows. They are printed, so
 * they are words; a dialect has more of its own.
 */
public final class Attribute {

  /** The whole object, or all of it that has no attribute of its own. */
  public static final String DEFINITION = "definition";

  public static final String TYPE = "type";

  /** Of a column: {@code yes}, or what is special about it. */
  public static final String NOT_NULL = "not null";

  /** Of a column: an expression. */
  public static final String DEFAULT = "default";

  /** Of a column: {@code always} or {@code by default}, and how its sequence runs. */
  public static final String IDENTITY = "identity";

  /** Of a column: {@code stored} or {@code virtual}, and the expression. */
  public static final String GENERATED = "generated";

  public static final String COLLATION = "collation";

  /** {@code no} where what it demands is not known to hold; absent otherwise. */
  public static final String VALID = "valid";

  /** Of a constraint: {@code no} where the server does not hold writes to it. */
  public static final String ENFORCED = "enforced";

  /** Of an enum: what its values are, quoted and in their order. */
  public static final String LABELS = "labels";

  /** Of a table: {@code enabled} where policies say which rows are seen. */
  public static final String ROW_SECURITY = "row security";

  public static final String COMMENT = "comment";

  /** Not compared: the name that the server made up for an object that nobody named. */
  public static final String NAME = "name";

  /** Not compared: where a column stands among those of its table, from 1. */
  public static final String POSITION = "position";

  private Attribute() {}
}
