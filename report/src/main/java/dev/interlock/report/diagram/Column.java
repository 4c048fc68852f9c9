package dev.interlock.report.diagram;

import java.util.Optional;

/**
 * A column of a table or view.
 *
 * @param type as the database prints it
 * @param notNull whether it always has a value: by NOT NULL or as a part of the primary key
 * @param value the default, identity or expression that gives the column a value
 * @param primary whether it is a part of the primary key
 * @param foreign whether it is a part of a foreign key
 * @param unique whether its values differ by a unique key of this column alone
 */
public record Column(
    String name,
    String type,
    boolean notNull,
    Optional<String> value,
    Optional<String> comment,
    boolean primary,
    boolean foreign,
    boolean unique) {

  /** Whether the column is a part of a primary or foreign key, or unique. */
  public boolean isKey() {
    return primary || foreign || unique;
  }

  /** Returns the type in the short spelling that PostgreSQL accepts too. */
  public String shortType() {
    return type.replace("timestamp with time zone", "timestamptz")
        .replace("timestamp without time zone", "timestamp")
        .replace("time with time zone", "timetz")
        .replace("time without time zone", "time")
        .replace("character varying", "varchar")
        .replaceFirst("^character\\(", "char(")
        .replaceFirst("^public\\.", "");
  }
}
