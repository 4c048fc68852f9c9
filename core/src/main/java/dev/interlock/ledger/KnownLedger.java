package dev.interlock.ledger;

import dev.interlock.layout.tool.LedgerFormat;
import dev.interlock.layout.tool.LedgerFormat.Match;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ledger that is recognised by its table.
 *
 * @param product the tool's name as its makers spell it
 * @param reader the tool whose format can be read; empty if the ledger is only reported and refused
 */
public record KnownLedger(String product, Optional<MigrationTool> reader, LedgerFormat format) {

  private static final List<KnownLedger> ALL =
      Stream.concat(
              MigrationTools.stream()
                  .map(tool -> new KnownLedger(tool.product(), Optional.of(tool), tool.ledger())),
              UnreadLedger.ALL.stream()
                  .map(tool -> new KnownLedger(tool.product(), Optional.empty(), tool.format())))
          .toList();

  static Stream<KnownLedger> stream() {
    return ALL.stream();
  }

  /** Returns every default name and every companion's name, in lower case, for a query. */
  public static List<String> tableNames() {
    return stream()
        .map(KnownLedger::format)
        .flatMap(format -> Stream.concat(format.names().stream(), format.companion().stream()))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Returns column names, in lower case and without underscores, for a query; a ledger with another
   * name has at least one of them.
   *
   * @param isOnly whether to return those of ledgers with a single column, or the others
   */
  public static List<String> columnNames(boolean isOnly) {
    return stream()
        .map(KnownLedger::format)
        .filter(format -> format.match() != Match.NAME && (format.columns().size() == 1) == isOnly)
        .map(format -> format.columns().getFirst().plainName())
        .distinct()
        .sorted()
        .toList();
  }
}
