package dev.interlock.postgresql.ledger;

import dev.interlock.ledger.Direction;
import dev.interlock.ledger.LedgerWrite;
import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.script.QualifiedName;
import dev.interlock.postgresql.wire.Literals;
import java.util.List;

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
  String creation(Runner runner) {
    String definitions = String.join(";\n", ForeignDefinitions.of(runner));
    return """
    DO $interlock$ BEGIN
    IF to_regclass(%s) IS NULL THEN
    %s;
    COMMENT ON TABLE %s IS %s;
    END IF;
    END $interlock$\
    """
        .formatted(
            text(tables.name(runner)), definitions, tables.name(runner), text(ForeignTables.OURS));
  }

  List<String> statements(LedgerWrite.MirrorForeignRow mirror) {
    var place = mirror.table().place();
    String table = QualifiedName.of(place.schema(), place.name()).quoted();
    boolean up = mirror.direction() == Direction.UP;
    return switch (mirror.table().runner()) {
      case FLYWAY -> List.of(flyway(table, mirror));
      case GOLANG_MIGRATE -> onlyRow(table, up ? mirror.id() : mirror.before());
      case DBMATE, DIESEL ->
          List.of(
              up
                  ? "INSERT INTO %s (version) VALUES (%s)".formatted(table, text(mirror.id()))
                  : delete(table, "version", text(mirror.id())));
      case GOOSE ->
          List.of(
              up
                  ? "INSERT INTO %s (version_id, is_applied) VALUES (%s, true)"
                      .formatted(table, text(mirror.id()))
                  : delete(table, "version_id", text(mirror.id())));
      case SQLX -> List.of(up ? sqlx(table, mirror) : delete(table, "version", text(mirror.id())));
      case PRISMA -> List.of(up ? prisma(table, mirror) : prismaRolledBack(table, mirror));
      case ALEMBIC -> List.of();
    };
  }

  /**
   * Returns the row for a run or an undo. An undo appends a row too, as {@code flyway repair} does,
   * which makes the migration pending again. The free edition of Flyway cannot read the row type of
   * its own undo.
   */
  private String flyway(String table, LedgerWrite.MirrorForeignRow mirror) {
    return """
    INSERT INTO %1$s (installed_rank, version, description, type, script, checksum, installed_by, \
    execution_time, success) SELECT coalesce(max(installed_rank), 0) + 1, %2$s, %3$s, '%4$s', %5$s, \
    %6$s, current_user, \
    (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000)::integer, true FROM %1$s\
    """
        .formatted(
            table,
            mirror.id().isEmpty() ? "NULL" : text(mirror.id()),
            text(mirror.description()),
            mirror.direction() == Direction.UP ? "SQL" : "DELETE",
            text(mirror.script()),
            mirror.checksum().isEmpty() ? "NULL" : mirror.checksum());
  }

  private List<String> onlyRow(String table, String version) {
    String all = "DELETE FROM " + table;
    return version.isEmpty()
        ? List.of(all)
        : List.of(
            all,
            "INSERT INTO %s (version, dirty) VALUES (%s, false)".formatted(table, text(version)));
  }

  private String sqlx(String table, LedgerWrite.MirrorForeignRow mirror) {
    return """
    INSERT INTO %s (version, description, success, checksum, execution_time) VALUES (%s, %s, true, \
    decode(%s, 'hex'), \
    (extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000000000)::bigint)\
    """
        .formatted(table, text(mirror.id()), text(mirror.description()), text(mirror.checksum()));
  }

  private String prisma(String table, LedgerWrite.MirrorForeignRow mirror) {
    return """
    INSERT INTO %s (id, checksum, finished_at, migration_name, started_at, applied_steps_count) \
    VALUES (gen_random_uuid()::text, %s, clock_timestamp(), %s, transaction_timestamp(), 1)\
    """
        .formatted(table, text(mirror.checksum()), text(mirror.id()));
  }

  private String prismaRolledBack(String table, LedgerWrite.MirrorForeignRow mirror) {
    return "UPDATE %s SET rolled_back_at = clock_timestamp() WHERE migration_name = %s AND rolled_back_at IS NULL"
        .formatted(table, text(mirror.id()));
  }

  private static String delete(String table, String column, String value) {
    return "DELETE FROM %s WHERE %s = %s".formatted(table, column, value);
  }

  private String text(String value) {
    return literals.text(value);
  }
}
