package dev.interlock.foreign;

import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedger.Recognition;
import dev.interlock.script.Script;

/**
 * Decides whether another tool's ledger belongs to these files. Several services may share a
 * database, and versions such as 1, 2, 3 fit the files of each.
 */
final class Ownership {

  private Ownership() {}

  /**
   * Whether the ledger may belong to the files. A table that any application may have counts only
   * if it has entries of the history.
   */
  static boolean of(History history, ForeignLedger ledger) {
    return !(ledger instanceof ForeignLedger.Read read)
        || read.by() != Recognition.ENTRIES
        || !ForeignVersions.applied(history, read).isEmpty();
  }

  /**
   * Whether the ledger certainly belongs to the files. If it lies outside the connection's schema
   * and that schema is empty, it probably belongs to another service and needs further evidence.
   *
   * @param isProven whether it has the checksum of one of the files
   */
  static boolean isSure(History history, ForeignLedger.Read ledger, boolean isProven) {
    var place = ledger.place();
    return isProven
        || ledger.by() == Recognition.SETTING
        || place.isInDefaultSchema()
        || !place.isDefaultSchemaEmpty()
        || history.all().stream().anyMatch(migration -> names(migration, place.schema()));
  }

  /** Whether a migration names the schema: its objects may be there, and so may the ledger. */
  private static boolean names(Migration migration, String schema) {
    if (!migration.up().hasScript()) {
      return false;
    }
    Script script = migration.script();
    return script.statements().stream()
        .flatMap(statement -> script.nested(statement).stream())
        .anyMatch(tokens -> tokens.names().anyMatch(schema::equalsIgnoreCase));
  }
}
