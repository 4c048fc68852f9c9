package dev.interlock.ledger;

import dev.interlock.ledger.ForeignLedger.Recognition;
import dev.interlock.ledger.ForeignLedgerSettings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Tells which of a database's tables are the ledgers of other tools: those that a setting names,
 * else those with a tool's default name or with columns that only its ledger has. A tool whose
 * ledger a setting names has no other.
 */
public final class LedgerRecognition {

  private final List<CandidateTable> candidates;
  private final ForeignLedgerSettings settings;

  private LedgerRecognition(List<CandidateTable> candidates, ForeignLedgerSettings settings) {
    this.candidates = candidates;
    this.settings = settings;
  }

  /**
   * One ledger.
   *
   * @param tool empty where a setting names a table that has other columns
   * @param setting that names it
   */
  public record Recognised(
      CandidateTable table, Optional<KnownLedger> tool, Recognition by, Optional<Setting> setting) {

    /** Who can read it. */
    public Optional<Runner> reader() {
      return tool.flatMap(KnownLedger::reader);
    }

    /** The tool's name as its makers write it. */
    public String product() {
      return tool.map(KnownLedger::product)
          .or(() -> setting.flatMap(Setting::tool).map(Runner::product))
          .orElse("another tool");
    }

    private boolean isOf(Setting other) {
      return tool.flatMap(KnownLedger::reader).equals(other.tool());
    }
  }

  /** The ledgers, in the order of the candidates. */
  public static List<Recognised> of(
      List<CandidateTable> candidates, ForeignLedgerSettings settings) {
    return settings.none() ? List.of() : new LedgerRecognition(candidates, settings).all();
  }

  private List<Recognised> all() {
    var all = new ArrayList<Recognised>();
    for (CandidateTable table : candidates) {
      settings.tables().stream()
          .filter(setting -> named(setting).contains(table))
          .findFirst()
          .map(setting -> bySetting(table, setting))
          .or(() -> bySight(table))
          .ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** The tables that a setting means: by the first reading of it that any table has. */
  private List<CandidateTable> named(Setting setting) {
    for (TableName name : setting.names()) {
      List<CandidateTable> exactly = called(name, String::equals);
      List<CandidateTable> called =
          exactly.isEmpty() ? called(name, String::equalsIgnoreCase) : exactly;
      List<CandidateTable> near =
          called.stream().filter(table -> table.place().isInDefaultSchema()).toList();
      if (!called.isEmpty()) {
        return name.schema().isPresent() ? called : nearest(setting, near, called);
      }
    }
    return List.of();
  }

  /** In a database with a schema for each customer, our key means the table in each one's own. */
  private static List<CandidateTable> nearest(
      Setting setting, List<CandidateTable> near, List<CandidateTable> called) {
    boolean isAnothers = near.isEmpty() && called.size() > 1 && setting.tool().isEmpty();
    return isAnothers || !near.isEmpty() ? near : called;
  }

  private List<CandidateTable> called(TableName name, BiPredicate<String, String> same) {
    return candidates.stream()
        .filter(table -> same.test(table.place().name(), name.name()))
        .filter(table ->
            name.schema().filter(schema -> !same.test(table.place().schema(), schema)).isEmpty())
        .toList();
  }

  private Recognised bySetting(CandidateTable table, Setting setting) {
    Optional<KnownLedger> tool =
        Arrays.stream(KnownLedger.values())
            .filter(known -> known.fits(table.columns()))
            .filter(known -> setting.tool().isEmpty() || known.reader().equals(setting.tool()))
            .max(
                Comparator.comparing((KnownLedger known) -> known.reader().isPresent())
                    .thenComparingInt(KnownLedger::size)
                    .thenComparing(known -> known.isCalled(table.place().name())));
    return new Recognised(table, tool, Recognition.SETTING, Optional.of(setting));
  }

  private Optional<Recognised> bySight(CandidateTable table) {
    if (settings.isOurs()) {
      return Optional.empty();
    }
    return Arrays.stream(KnownLedger.values())
        .filter(known -> known.fits(table.columns()) && hasCompanion(known, table))
        .flatMap(known -> sight(known, table).stream())
        .max(
            Comparator.comparing((Recognised seen) -> seen.tool().map(KnownLedger::size).orElse(0))
                .thenComparing(seen -> seen.by() == Recognition.NAME)
                .thenComparing(seen -> seen.tool().flatMap(KnownLedger::companion).isPresent()))
        .filter(seen -> settings.tables().stream().noneMatch(seen::isOf));
  }

  private Optional<Recognised> sight(KnownLedger known, CandidateTable table) {
    Optional<Recognition> by =
        known.isCalled(table.place().name())
            ? Optional.of(Recognition.NAME)
            : known.shape(table.columns());
    return by.map(how -> new Recognised(table, Optional.of(known), how, Optional.empty()));
  }

  private boolean hasCompanion(KnownLedger known, CandidateTable table) {
    return known.companion().isEmpty()
        || candidates.stream()
            .anyMatch(other ->
                other.place().schema().equals(table.place().schema())
                    && other.place().name().equalsIgnoreCase(known.companion().get()));
  }
}
