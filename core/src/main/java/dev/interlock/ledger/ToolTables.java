package dev.interlock.ledger;

import dev.interlock.layout.tool.MigrationTools;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables in which migration tools, including Interlock, keep their records. They are not part
 * of a schema.
 */
public final class ToolTables {

  private static final Set<String> NAMES =
      Stream.of(
              Arrays.stream(LedgerTable.values()).map(LedgerTable::sqlName),
              MigrationTools.stream().map(tool -> tool.ledger().table()),
              UnreadLedger.ALL.stream().flatMap(unread -> unread.ownTables().stream()))
          .flatMap(names -> names)
          .collect(Collectors.toUnmodifiableSet());

  private ToolTables() {}

  /** Whether the name, unquoted and without a schema, is that of such a table. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }
}
