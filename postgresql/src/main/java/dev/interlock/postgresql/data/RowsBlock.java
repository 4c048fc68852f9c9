package dev.interlock.postgresql.data;

import dev.interlock.dialect.data.DataAnswer.Found;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.RowQueries;
import dev.interlock.dialect.data.RowQuery;
import dev.interlock.dialect.data.SecretColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A check as an anonymous block, for what one query cannot do: to stop the transaction if rows are
 * in the way, and to go on after a value that does not convert. It leaves the settings of the
 * transaction as they are.
 */
public final class RowsBlock {

  /** The SQLSTATE of a block that stops its transaction. */
  public static final String IN_THE_WAY = "ILD01";

  /** The setting of the transaction that holds the answer of a block. */
  static final String ANSWER = "interlock.answer";

  private static final PostgresNotation SQL = new PostgresNotation();

  private RowsBlock() {}

  /**
   * Returns a block that fails with {@link #IN_THE_WAY} if it finds rows. Where it may not look, or
   * finds no such object, it does nothing: the server's own test follows.
   *
   * @return empty if no query is known
   */
  public static Optional<String> stopping(DataCheck check, SecretColumns secrets) {
    return block(
        check,
        secrets,
        """
        BEGIN
        %%sEXCEPTION WHEN syntax_error_or_access_rule_violation THEN
          found_count := 0;
        END;
        PERFORM pg_catalog.set_config('search_path', found_path, true);
        IF found_count > 0 THEN
          RAISE EXCEPTION USING ERRCODE = '%s',
            MESSAGE = pg_catalog.concat(found_count, ' ', found_rows, found_lines);
        END IF;
        """
            .formatted(IN_THE_WAY));
  }

  /** Returns a block that leaves its answer in {@link #ANSWER}. */
  static Optional<String> answering(DataCheck check, SecretColumns secrets) {
    return block(
        check,
        secrets,
        """
        %%sPERFORM pg_catalog.set_config('%s',
          pg_catalog.concat(found_count, ' ', found_rows, found_lines), true);
        """
            .formatted(ANSWER));
  }

  /**
   * @param frame the statements around those that count
   */
  private static Optional<String> block(DataCheck check, SecretColumns secrets, String frame) {
    var queries = new RowQueries(SQL, secrets);
    if (check instanceof DataCheck.Conversion conversion) {
      var block = new ConversionBlock(conversion, SQL, queries);
      return Optional.of(block(block.declarations(), frame.formatted(block.body())));
    }
    return queries.of(check).map(query -> block("", frame.formatted(body(query))));
  }

  private static String body(RowQuery query) {
    return """
    SELECT * INTO found_count, found_rows FROM (%s) AS counted;
    IF found_count > 0 THEN
      SELECT pg_catalog.concat(chr(10), pg_catalog.string_agg(line, chr(10))) INTO found_lines
        FROM (%s) AS samples (line);
    END IF;
    """
        .formatted(query.count(), query.samples());
  }

  private static String block(String declarations, String statements) {
    String code =
        """
        #variable_conflict use_column
        DECLARE found_count bigint := 0; found_rows bigint := 0; found_lines text := '';
          found_path text := pg_catalog.current_setting('search_path');
          %s
        BEGIN
        PERFORM pg_catalog.set_config('search_path', '', true);
        %sEND
        """
            .formatted(declarations, statements);
    String tag = "$rows$";
    for (int i = 1; code.contains(tag); i++) {
      tag = "$rows" + i + "$";
    }
    return "DO " + tag + code + tag;
  }

  /** Reads the text of an answer. */
  public static Found read(String answer) {
    List<String> lines = Arrays.asList(answer.split("\n", -1));
    String[] numbers = lines.getFirst().split(" ", -1);
    return new Found(
        Long.parseLong(numbers[0]),
        Long.parseLong(numbers[1]),
        lines.subList(1, lines.size()).stream().filter(line -> !line.isEmpty()).toList());
  }
}
