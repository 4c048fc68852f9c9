package dev.interlock.postgresql.ledger;

import dev.interlock.ledger.ForeignLedgerSettings;
import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.Optional;

/**
 * Where the ledgers of other tools are looked for, and where one is created.
 *
 * @param schema the first of the URL's search path; empty for what the session finds
 * @param settings where tools keep them, as far as settings say so
 */
public record ForeignTables(Optional<String> schema, ForeignLedgerSettings settings) {

  /** The comment on a table that no tool has created, but a migration wanted to be there. */
  static final String OURS =
      "Created by Interlock for a migration that names it; not kept in step.";

  /** The quoted name of the table that a tool uses by default. */
  String name(Runner runner) {
    return schema
        .map(name -> QualifiedName.of(name, runner.table()).quoted())
        .orElseGet(() -> QualifiedName.quoted(runner.table()));
  }
}
