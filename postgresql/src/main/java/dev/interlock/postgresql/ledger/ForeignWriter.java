package dev.interlock.postgresql.ledger;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.Direction;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerSql;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.postgresql.wire.Literals;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    String table = tables.name(tool);
    return unlessPresent(
        table,
        "%s;\nCOMMENT ON TABLE %s IS %s"
            .formatted(definitions(tool, table), table, text(ForeignTables.OURS)));
  }

  /** Returns a statement that creates a ledger that will be kept, unless it exists. */
  String beginning(ForeignTable ledger) {
    String table = tables.name(ledger.place());
    return unlessPresent(table, definitions(ledger.tool(), table));
  }

  private static String definitions(MigrationTool tool, String table) {
    return String.join(";\n", ForeignTables.sql(tool).create(table));
  }

  private String unlessPresent(String table, String statements) {
    return """
    DO $interlock$ BEGIN
    IF to_regclass(%s) IS NULL THEN
    %s;
    END IF;
    END $interlock$\
    """
        .formatted(text(table), statements);
  }

  List<String> statements(LedgerWrite.MoveForeignHeads move) {
    String table = tables.name(move.table().place());
    LedgerSql sql = ForeignTables.sql(move.table().tool());
    return Stream.concat(
            move.removed().stream().flatMap(id -> ofHead(sql.undo(), table, id)),
            move.added().stream().flatMap(id -> ofHead(sql.apply(), table, id)))
        .toList();
  }

  private Stream<String> ofHead(List<String> statements, String table, String id) {
    return statements.stream()
        .map(statement -> LedgerSql.with(statement, Map.of("table", table, "id", text(id))));
  }

  List<String> statements(LedgerWrite.MirrorForeignRow mirror) {
    LedgerSql sql = ForeignTables.sql(mirror.table().tool());
    Map<String, String> values =
        Map.of(
            "table", tables.name(mirror.table().place()),
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
