package dev.interlock.project.diagnosis;

import dev.interlock.catalog.Identifier;
import dev.interlock.gate.diagnosis.Cause;
import dev.interlock.gate.diagnosis.Diagnosis;
import dev.interlock.project.diagnosis.MigrationNames.Mention;
import java.util.Optional;

/**
 * The relation or column that an error names.
 *
 * @param name without quotes and schema; empty if the error names none
 * @param owner the table of a column, or an alias of it
 */
record WantedObject(
    boolean isColumn, String name, Optional<String> schema, Optional<String> owner) {

  static WantedObject of(Diagnosis error) {
    String written = error.subject().orElse("").replace("\"", "");
    int dot = written.lastIndexOf('.');
    return new WantedObject(
        error.cause() == Cause.COLUMN_MISSING || error.cause() == Cause.COLUMN_EXISTS,
        written.substring(dot + 1),
        dot < 0 ? Optional.empty() : Optional.of(written.substring(0, dot)),
        error.owner());
  }

  /** Returns a copy without an owner that is an alias. */
  WantedObject withoutOwner() {
    return new WantedObject(isColumn, name, schema, Optional.empty());
  }

  /** Whether a migration mentions an object of this kind, and of the same table if it is known. */
  boolean isOfKind(Mention mention) {
    Optional<String> table = mention.object().table();
    return isColumn == table.isPresent() && (!isColumn || owner.isEmpty() || table.equals(owner));
  }

  boolean isNamed(Mention mention) {
    return isOfKind(mention) && mention.object().name().equals(name);
  }

  /** Returns the name as SQL. */
  String described() {
    return described(name, isColumn ? owner : Optional.empty());
  }

  static String described(NamedObject object) {
    return described(object.name(), object.table());
  }

  private static String described(String name, Optional<String> table) {
    return table.map(owner -> Identifier.quoted(owner) + ".").orElse("") + Identifier.quoted(name);
  }
}
