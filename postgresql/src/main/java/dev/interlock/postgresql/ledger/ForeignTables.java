package dev.interlock.postgresql.ledger;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.LedgerPlace;
import dev.interlock.ledger.LedgerSql;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.Optional;

/**
 * The places in which ledgers of other tools are searched for and created.
 *
 * @param schema the first schema of the URL's search path, or else the default one that the session
 *     begins with, which a script may leave; empty if there is none
 * @param settings the configured places
 */
public record ForeignTables(Optional<String> schema, ForeignLedgerSettings settings) {

  /** The comment on a table that Interlock created because a migration refers to it. */
  static final String OURS =
      "Created by Interlock for a migration that names it; not kept in step.";

  /** Returns the statements for the ledger of a tool. */
  public static LedgerSql sql(MigrationTool tool) {
    return LedgerSql.of(ForeignTables.class, tool.name());
  }

  /** Returns the quoted name of the table that a tool uses by default. */
  String name(MigrationTool tool) {
    return inDefaultSchema(tool.ledger().table());
  }

  /** Returns the quoted name of a table; without a schema, it is in the default one. */
  String name(LedgerPlace place) {
    return place.schema().isEmpty()
        ? inDefaultSchema(place.name())
        : QualifiedName.of(place.schema(), place.name()).quoted();
  }

  private String inDefaultSchema(String table) {
    return schema
        .map(name -> QualifiedName.of(name, table).quoted())
        .orElseGet(() -> QualifiedName.quoted(table));
  }
}
