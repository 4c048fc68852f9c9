package dev.interlock.postgresql.session;

import dev.interlock.ledger.Runner;
import dev.interlock.postgresql.script.QualifiedName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of other tools in the default schema.
 *
 * @param schema the first of the URL's search path; empty for what the session finds
 * @param there those whose table exists, unless we created it
 */
public record ForeignTables(Optional<String> schema, List<Runner> there) {

  /** The comment on a table that no tool has created, but a migration wanted to be there. */
  static final String OURS =
      "Created by Interlock for a migration that names it; not kept in step.";

  public ForeignTables {
    there = List.copyOf(there);
  }

  /** Before it is known what exists. */
  public ForeignTables(Optional<String> schema) {
    this(schema, List.of());
  }

  public boolean isEmpty() {
    return there.isEmpty();
  }

  /** A select item: the names of those that exist, joined by blanks. */
  public String presence() {
    return Arrays.stream(Runner.values())
        .map(this::presence)
        .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
  }

  private String presence(Runner runner) {
    String table = "to_regclass('" + name(runner).replace("'", "''") + "')";
    return "CASE WHEN %s IS NOT NULL AND obj_description(%s, 'pg_class') IS DISTINCT FROM '%s'%s THEN '%s' END"
        .formatted(table, table, OURS, telltale(runner, table), runner);
  }

  /** Two tools call their table the same; a column that only one has tells them apart. */
  private static String telltale(Runner runner, String table) {
    return Arrays.stream(Runner.values())
        .filter(other -> other.table().equals(runner.table()) && !other.telltale().isEmpty())
        .map(other ->
            " AND %sEXISTS (SELECT FROM pg_attribute WHERE attrelid = %s AND attname = '%s' AND NOT attisdropped)"
                .formatted(other == runner ? "" : "NOT ", table, other.telltale()))
        .collect(Collectors.joining());
  }

  /** What {@link #presence()} answered. */
  public ForeignTables found(@Nullable String names) {
    var found =
        Arrays.stream(Runner.values())
            .filter(
                runner -> names != null && List.of(names.split(" ", -1)).contains(runner.name()))
            .toList();
    return new ForeignTables(schema, found);
  }

  /** The quoted name of a tool's table. */
  String name(Runner runner) {
    return schema
        .map(name -> QualifiedName.of(name, runner.table()).quoted())
        .orElseGet(() -> QualifiedName.quoted(runner.table()));
  }
}
