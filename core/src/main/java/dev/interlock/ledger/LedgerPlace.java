package dev.interlock.ledger;

import dev.interlock.catalog.Identifier;

/**
 * The table of another tool's ledger.
 *
 * @param schema empty on a product without schemas
 * @param isInDefaultSchema whether an unqualified name in the connection refers to this schema
 * @param isDefaultSchemaEmpty whether the connection's default schema has no table of its own
 */
public record LedgerPlace(
    String schema, String name, boolean isInDefaultSchema, boolean isDefaultSchemaEmpty) {

  /** Returns the name for messages, with the schema only if it is not the default. */
  public String shown() {
    return isInDefaultSchema ? Identifier.quoted(name) : qualified();
  }

  /** Returns the name with its schema, as in SQL and in the key {@code ledger.table}. */
  public String qualified() {
    return schema.isEmpty()
        ? Identifier.quoted(name)
        : Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }
}
