package dev.interlock.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statements of one dialect for the ledger of one tool, read from a file of that dialect such
 * as {@code goose.sql}. A line {@code -- create}, {@code -- read}, {@code -- apply} or {@code --
 * undo} begins each section, and a statement ends with a semicolon at the end of a line. Values
 * stand for {@code :table}, {@code :id} and the like.
 *
 * @param create statements that create the table as the tool does, with unqualified names or with
 *     {@code :table}
 * @param read a query with the columns id, state, checksum and, if the dialect reads it, time in
 *     milliseconds
 * @param apply statements that record a migration, or add the row of a head; empty if the dialect
 *     does not write this ledger
 * @param undo statements that record its undo, or remove the row of a head
 */
public record LedgerSql(List<String> create, String read, List<String> apply, List<String> undo) {

  private static final Pattern SECTION = Pattern.compile("-- (create|read|apply|undo)");
  private static final Pattern END = Pattern.compile(";[ \t]*(\n+|$)");
  private static final Pattern VALUE =
      Pattern.compile("(?<!:):(table|id|description|script|checksum|before)\\b");

  public LedgerSql {
    create = List.copyOf(create);
    apply = List.copyOf(apply);
    undo = List.copyOf(undo);
  }

  /**
   * Reads the file of a tool.
   *
   * @param dialect a class in the package of the files
   * @param tool the tool's name, such as {@code goose}
   */
  public static LedgerSql of(Class<?> dialect, String tool) {
    try (InputStream file = dialect.getResourceAsStream(tool + ".sql")) {
      if (file == null) {
        throw new IllegalStateException(
            "%s has no %s.sql.".formatted(dialect.getPackageName(), tool));
      }
      return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LedgerSql parse(String text) {
    Map<String, StringBuilder> sections = new LinkedHashMap<>();
    var section = new StringBuilder();
    for (String line : text.lines().toList()) {
      Matcher mark = SECTION.matcher(line);
      if (mark.matches()) {
        section = sections.computeIfAbsent(mark.group(1), name -> new StringBuilder());
      } else if (!line.startsWith("--")) {
        section.append(line).append('\n');
      }
    }
    return new LedgerSql(
        statements(sections, "create"),
        statements(sections, "read").getFirst(),
        statements(sections, "apply"),
        statements(sections, "undo"));
  }

  private static List<String> statements(Map<String, StringBuilder> sections, String name) {
    String section = sections.getOrDefault(name, new StringBuilder()).toString().strip();
    return section.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(END.split(section)));
  }

  /** Returns the statements that create the ledger under this name. */
  public List<String> create(String table) {
    return create.stream().map(statement -> with(statement, Map.of("table", table))).toList();
  }

  /** Returns the query for a table. */
  public String read(String table) {
    return with(read, Map.of("table", table));
  }

  /**
   * Puts values into a statement.
   *
   * @param values SQL expressions by name
   */
  public static String with(String statement, Map<String, String> values) {
    return VALUE
        .matcher(statement)
        .replaceAll(value -> Matcher.quoteReplacement(values.getOrDefault(value.group(1), "NULL")));
  }
}
