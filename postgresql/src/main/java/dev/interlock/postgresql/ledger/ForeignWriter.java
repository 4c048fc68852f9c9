package dev.interlock.postgresql.ledger;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.LedgerSql;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Literals;
import java.util.List;
import java.util.Map;

/** Writes another tool's ledger as that tool writes it, in the transaction of the migration. */
final class ForeignWriter {

  private final ForeignTables tables;
  private final Literals literals;

  ForeignWriter(ForeignTables tables, Literals literals) {
    this.tables = tables;
    this.literals = literals;
  }

  /**
   * Returns a statement that creates an empty ledger unless it exists. A comment marks it as
   * created by Interlock: no tool uses it, so its rows are not mirrored.
   */
  String creation(MigrationTool tool) {
    String definitions = String.join(";\n", ForeignTables.sql(tool).create());
    return """
    DO $interlock$ BEGIN
    IF to_regclass(%s) IS NULL THEN
    %s;
    COMMENT ON TABLE %s IS %s;
    END IF;
    END $interlock$\
    """
        .formatted(
            text(tables.name(tool)), definitions, tables.name(tool), text(ForeignTables.OURS));
  }

  List<String> statements(LedgerWrite.MirrorForeignRow mirror) {
    var place = mirror.table().place();
    LedgerSql sql = ForeignTables.sql(mirror.table().tool());
    Map<String, String> values =
        Map.of(
            "table", QualifiedName.of(place.schema(), place.name()).quoted(),
            "id", text(mirror.id()),
            "description", text(mirror.description()),
            "script", text(mirror.script()),
            "checksum", text(mirror.checksum()),
            "before", text(mirror.before()));
    return (mirror.direction() == Direction.UP ? sql.apply() : sql.undo())
        .stream().map(statement -> LedgerSql.with(statement, values)).toList();
  }

  private String text(String value) {
    return literals.text(value);
  }
}
