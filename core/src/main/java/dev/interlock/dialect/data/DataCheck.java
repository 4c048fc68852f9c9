package dev.interlock.dialect.data;

import dev.interlock.catalog.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * A question to the rows of one table: which of them break a rule that a change of the schema
 * makes, or would be lost. Definitions are as the server prints them.
 */
public sealed interface DataCheck {

  CheckedTable table();

  /** A primary key, a unique constraint or a unique index. */
  record Unique(CheckedTable table, ObjectId rule, String definition) implements DataCheck {}

  /** A column that no longer accepts nulls. */
  record NotNull(CheckedTable table, String column) implements DataCheck {}

  /** A new column without a value for the rows that exist. */
  record NewColumn(CheckedTable table, String column) implements DataCheck {}

  /**
   * A foreign key.
   *
   * @param parent the table that it refers to
   */
  record ForeignKey(CheckedTable table, ObjectId rule, String definition, CheckedTable parent)
      implements DataCheck {}

  /** A check constraint. */
  record Condition(CheckedTable table, ObjectId rule, String definition) implements DataCheck {}

  /** An exclusion constraint. */
  record Exclusion(CheckedTable table, ObjectId rule, String definition) implements DataCheck {}

  /** A check constraint of the domain that is the type of a column. */
  record DomainCondition(CheckedTable table, String column, ObjectId rule, String definition)
      implements DataCheck {}

  /**
   * A column that gets another type.
   *
   * @param using the expression that converts its values; empty for the column itself
   */
  record Conversion(
      CheckedTable table, String column, String before, String after, Optional<String> using)
      implements DataCheck {}

  /** A column whose values lose digits or parts of a time in their new type. */
  record Precision(CheckedTable table, String column, String before, String after)
      implements DataCheck {}

  /**
   * A column of an enum that loses values.
   *
   * @param type the new type
   * @param labels the values that are left
   */
  record Labels(CheckedTable table, String column, String type, List<String> labels)
      implements DataCheck {
    public Labels {
      labels = List.copyOf(labels);
    }
  }

  /** A table that is dropped with its rows. */
  record DroppedTable(CheckedTable table) implements DataCheck {}

  /** A column that is dropped with its values. */
  record DroppedColumn(CheckedTable table, String column) implements DataCheck {}

  /** Returns the definition of the rule; empty for a rule without one. */
  default String definition() {
    return switch (this) {
      case Unique rule -> rule.definition;
      case ForeignKey rule -> rule.definition;
      case Condition rule -> rule.definition;
      case Exclusion rule -> rule.definition;
      case DomainCondition rule -> rule.definition;
      case Conversion one -> one.after + " " + one.using.orElse("");
      case NotNull one -> "";
      case NewColumn one -> "";
      case Precision one -> "";
      case Labels one -> "";
      case DroppedTable one -> "";
      case DroppedColumn one -> "";
    };
  }

  /** Returns the rule, or what is dropped, as messages show it. */
  default String shown() {
    return switch (this) {
      case NewColumn one -> "new column %s NOT NULL".formatted(one.column);
      case NotNull one -> "%s NOT NULL".formatted(one.column);
      case DomainCondition one -> "%s of the type of %s".formatted(one.definition, one.column);
      case Conversion one -> "%s as %s".formatted(one.column, one.after);
      case Precision one -> "%s as %s without loss".formatted(one.column, one.after);
      case Labels one -> "%s as %s".formatted(one.column, one.type);
      case DroppedTable one -> "dropped";
      case DroppedColumn one -> "%s dropped".formatted(one.column);
      default -> definition().replaceFirst("^UNIQUE btree ", "UNIQUE ");
    };
  }

  /** Whether the check asks what is lost, which the server itself never refuses. */
  default boolean isAboutLoss() {
    return this instanceof DroppedTable
        || this instanceof DroppedColumn
        || this instanceof Precision;
  }
}
