package dev.interlock.apply;

import dev.interlock.dialect.SchemaReader;
import dev.interlock.dialect.StepFailure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The objects and rows without which a service must not start.
 *
 * @param tables tables or views that the role can read, with their schema unless it is the default,
 *     such as {@code audit.events}
 * @param columns columns that the role can read, such as {@code users.email}
 * @param queries queries whose first value is neither null, nor false, nor zero
 */
public record RequiredObjects(List<String> tables, List<String> columns, List<String> queries) {

  /** No required object. */
  public static final RequiredObjects NONE = new RequiredObjects(List.of(), List.of(), List.of());

  public RequiredObjects {
    tables = List.copyOf(tables);
    columns = List.copyOf(columns);
    queries = List.copyOf(queries);
  }

  /** Whether nothing is required. */
  public boolean isEmpty() {
    return tables.isEmpty() && columns.isEmpty() && queries.isEmpty();
  }

  /**
   * Asks the database for each of them, read-only.
   *
   * @return a finding for each one that is missing, in order
   * @throws dev.interlock.finding.Failure.Unavailable if the database cannot answer at the moment
   */
  public List<Finding> missing(SchemaReader database) {
    List<Finding> missing = new ArrayList<>();
    tables.forEach(table -> unreadable(database, table, ofTable(table)).ifPresent(missing::add));
    columns.forEach(
        column -> unreadable(database, column, ofColumn(column)).ifPresent(missing::add));
    queries.forEach(query -> withoutAnswer(database, query).ifPresent(missing::add));
    return missing;
  }

  private static String ofTable(String table) {
    return "SELECT count(*) >= 0 FROM (SELECT 1 FROM %s LIMIT 1) AS readable"
        .formatted(quoted(table));
  }

  /** Names the column with its table, because SQLite takes any other quoted word for a text. */
  private static String ofColumn(String column) {
    int dot = column.lastIndexOf('.');
    return "SELECT count(*) >= 0 FROM (SELECT of_it.%s FROM %s AS of_it LIMIT 1) AS readable"
        .formatted(
            quoted(column.substring(dot + 1)), quoted(column.substring(0, Math.max(0, dot))));
  }

  private static String quoted(String name) {
    return Arrays.stream(name.strip().split("\\.", -1))
        .map(part -> "\"" + part.replace("\"", "\"\"") + "\"")
        .collect(Collectors.joining("."));
  }

  private static Optional<Finding> unreadable(SchemaReader database, String name, String query) {
    try {
      database.finds(query);
      return Optional.empty();
    } catch (StepFailure e) {
      return Optional.of(
          permanent(
              e,
              Finding.error(
                      Code.REQUIRED_OBJECT,
                      "`%s` is required and cannot be read: %s."
                          .formatted(name, e.said().wordsAndState()))
                  .help(
                      "Add a migration that creates it, let the role read it, or remove it from `required`.")));
    }
  }

  private static Optional<Finding> withoutAnswer(SchemaReader database, String query) {
    try {
      return database.finds(query)
          ? Optional.empty()
          : Optional.of(ofQuery("a required query finds nothing: `%s`.".formatted(query.strip())));
    } catch (StepFailure e) {
      return Optional.of(
          permanent(
              e,
              ofQuery(
                  "a required query fails: %s: `%s`."
                      .formatted(e.said().wordsAndState(), query.strip()))));
    }
  }

  private static Finding ofQuery(String message) {
    return Finding.error(Code.REQUIRED_QUERY, message)
        .help("Add what it looks for by a migration, or correct it in `required`.");
  }

  /** Returns the finding, unless a later attempt may succeed. */
  private static Finding permanent(StepFailure failure, Finding finding) {
    if (failure.mayHeal()) {
      throw LedgerFailures.ended(
          Finding.error(
                  Code.CONNECTION_LOST,
                  "the required objects cannot be read at the moment: %s."
                      .formatted(failure.said().wordsAndState()))
              .help("Run it again."),
          failure);
    }
    return finding;
  }
}
