package dev.interlock.ledger;

import dev.interlock.catalog.Identifier;

/**
 * The table of another tool's ledger.
 *
 * @param schema empty on a product without schemas
 * @param isInDefaultSchema whether an unqualified name of the connection means this schema
 * @param isDefaultSchemaEmpty whether the connection's default schema has no table of its own
 */
public record LedgerPlace(
    String schema, String name, boolean isInDefaultSchema, boolean isDefaultSchemaEmpty) {

  /** As a message names it: the schema only where it is not the default. */
  public String shown() {
    return isInDefaultSchema ? Identifier.quoted(name) : qualified();
  }

  /** As SQL and the key {@code ledger.table} take it, with its schema. */
  public String qualified() {
    return schema.isEmpty()
        ? Identifier.quoted(name)
        : Identifier.quoted(schema) + "." + Identifier.quoted(name);
  }
}
