package dev.interlock.catalog;

/** The kinds of object in a catalog, each after the kinds that it can depend on. */
public enum ObjectKind {
  SCHEMA("schema"),
  EXTENSION("extension"),
  FOREIGN_DATA_WRAPPER("foreign-data wrapper"),
  FOREIGN_SERVER("foreign server"),
  COLLATION("collation"),
  ENUM("enum"),
  COMPOSITE_TYPE("composite type"),
  RANGE_TYPE("range type"),
  BASE_TYPE("base type"),
  DOMAIN("domain"),
  SEQUENCE("sequence"),
  TABLE("table"),
  FOREIGN_TABLE("foreign table"),
  VIEW("view"),
  MATERIALIZED_VIEW("materialized view"),
  COLUMN("column"),
  CONSTRAINT("constraint"),
  INDEX("index"),
  STATISTICS("statistics object"),
  ROUTINE("routine"),
  OPERATOR("operator"),
  OPERATOR_FAMILY("operator family"),
  OPERATOR_CLASS("operator class"),
  CAST("cast"),
  TEXT_SEARCH_DICTIONARY("text search dictionary"),
  TEXT_SEARCH_CONFIGURATION("text search configuration"),
  TRIGGER("trigger"),
  RULE("rule"),
  POLICY("policy"),
  EVENT_TRIGGER("event trigger"),
  PUBLICATION("publication");

  private final String word;

  ObjectKind(String word) {
    this.word = word;
  }

  /** Returns the word that users read, such as {@code materialized view}. */
  public String word() {
    return word;
  }

  /**
   * Parses the output of {@link #word}.
   *
   * @throws IllegalArgumentException if the word does not name a kind
   */
  public static ObjectKind of(String word) {
    for (ObjectKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("`" + word + "` is not a kind of object");
  }

  /** Whether objects of this kind are in a schema, the first name of their path. */
  public boolean isInSchema() {
    return switch (this) {
      case SCHEMA,
          EXTENSION,
          FOREIGN_DATA_WRAPPER,
          FOREIGN_SERVER,
          CAST,
          EVENT_TRIGGER,
          PUBLICATION ->
          false;
      default -> true;
    };
  }

  /**
   * Whether objects of this kind are parts of a table, a view or a domain, the second name of their
   * path.
   */
  public boolean isPart() {
    return switch (this) {
      case COLUMN, CONSTRAINT, INDEX, TRIGGER, RULE, POLICY -> true;
      default -> false;
    };
  }
}
