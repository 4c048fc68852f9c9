package dev.interlock.foreign;

import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.ledger.ForeignLedger;
import dev.interlock.ledger.ForeignLedger.Recognition;
import dev.interlock.ledger.ForeignTable;
import dev.interlock.ledger.LedgerPlace;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Chooses the ledgers of other tools that Interlock keeps up to date. For each tool this is the one
 * that a setting names, else the one that migrations were adopted from, else the one that the tool
 * itself would use. Any other may belong to another service.
 */
public final class MirroredLedgers {

  private MirroredLedgers() {}

  /**
   * Returns at most one ledger for each tool.
   *
   * @param adoptionReasons the texts that {@link #reason} returned when migrations were adopted
   */
  public static List<ForeignTable> of(
      List<ForeignLedger> ledgers, Collection<String> adoptionReasons) {
    List<ForeignLedger.Read> read =
        ledgers.stream()
            .flatMap(ledger ->
                ledger instanceof ForeignLedger.Read one ? Stream.of(one) : Stream.empty())
            .toList();
    return read.stream()
        .map(ForeignLedger.Read::tool)
        .distinct()
        .flatMap(tool ->
            of(
                read.stream().filter(one -> one.tool().equals(tool)).toList(),
                adoptionReasons::contains))
        .map(ForeignLedger.Read::table)
        .toList();
  }

  private static Stream<ForeignLedger.Read> of(
      List<ForeignLedger.Read> ledgers, Predicate<String> wasReason) {
    return Stream.<Predicate<ForeignLedger.Read>>of(
            one -> one.by() == Recognition.SETTING,
            one -> wasReason.test(reason(one.tool(), one.place())),
            one -> one.by() == Recognition.NAME && one.place().isInDefaultSchema())
        .map(rule -> ledgers.stream().filter(rule).toList())
        .filter(found -> found.size() == 1)
        .limit(1)
        .flatMap(List::stream);
  }

  /** Returns the reason for an adoption; the ledger row records it. */
  static String reason(MigrationTool tool, LedgerPlace place) {
    return "applied according to the ledger of %s in %s"
        .formatted(tool.product(), place.qualified());
  }
}
