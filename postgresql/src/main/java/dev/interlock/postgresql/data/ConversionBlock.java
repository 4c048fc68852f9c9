package dev.interlock.postgresql.data;

import dev.interlock.dialect.data.CheckedTable;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.RowQueries;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts every value of a column as {@code ALTER COLUMN … TYPE} does, by assignment to a variable
 * of the new type. Only an assignment refuses a text that is too long (PostgreSQL manual, 10.4
 * Value Storage); a cast cuts it off. The values are tried one by one only if one of them fails.
 */
final class ConversionBlock {

  private final DataCheck.Conversion check;
  private final PostgresNotation sql;
  private final RowQueries queries;

  ConversionBlock(DataCheck.Conversion check, PostgresNotation sql, RowQueries queries) {
    this.check = check;
    this.sql = sql;
    this.queries = queries;
  }

  /** Returns the declarations of a block; {@link #body} counts in {@code found_count}. */
  String declarations() {
    return "found_value %s; found_row record; found_fits boolean := true;".formatted(check.after());
  }

  /**
   * Returns statements that set {@code found_count}, {@code found_rows} and {@code found_lines}.
   */
  String body() {
    CheckedTable table = check.table();
    String column = RowQueries.quoted(check.column());
    String expression = check.using().orElse(column);
    String rows = sql.table(table);
    return """
    BEGIN
      FOR found_row IN SELECT (%1$s) AS found_input FROM %2$s LOOP
        found_value := found_row.found_input;
      END LOOP;
    EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
      found_fits := false;
    END;
    IF NOT found_fits THEN
      FOR found_row IN
        SELECT %3$s AS found_whole, %4$s AS found_line FROM %2$s ORDER BY %5$s LOOP
        BEGIN
          SELECT (%1$s) INTO found_value FROM (SELECT (found_row.found_whole).*) AS %3$s;
        EXCEPTION WHEN data_exception OR integrity_constraint_violation THEN
          found_count := found_count + 1;
          IF found_count <= 5 THEN
            found_lines := found_lines || chr(10) || found_row.found_line;
          END IF;
        END;
      END LOOP;
      found_rows := found_count;
    END IF;
    """
        .formatted(
            expression,
            rows,
            RowQueries.quoted(table.name()),
            queries.line(table, shown(column)),
            String.join(", ", key()));
  }

  private List<String> shown(String column) {
    var shown = new ArrayList<>(key());
    if (!shown.contains(column)) {
      shown.add(column);
    }
    return shown;
  }

  private List<String> key() {
    return check.table().key().isEmpty()
        ? List.of("ctid")
        : check.table().key().stream().map(RowQueries::quoted).toList();
  }
}
