package dev.interlock.ledger;

import dev.interlock.layout.tool.LedgerFormat;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.TableColumn;
import dev.interlock.ledger.ForeignLedger.Recognition;
import dev.interlock.ledger.ForeignLedgerSettings.Setting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Recognises other tools' ledgers among the tables of a database: those named by a setting,
 * otherwise those with a tool's default name or with columns unique to its ledger. If a setting
 * names a tool's ledger, no other table counts for that tool.
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
   * @param tool empty if a setting names a table with other columns
   * @param setting the setting that names it
   */
  public record Recognised(
      CandidateTable table, Optional<KnownLedger> tool, Recognition by, Optional<Setting> setting) {

    /** Returns the tool whose format can be read, if it is supported. */
    public Optional<MigrationTool> reader() {
      return tool.flatMap(KnownLedger::reader);
    }

    /** Returns the tool's name as its makers spell it. */
    public String product() {
      return tool.map(KnownLedger::product)
          .or(() -> setting.flatMap(Setting::tool).map(MigrationTool::product))
          .orElse("another tool");
    }

    private boolean isOf(Setting other) {
      return tool.flatMap(KnownLedger::reader).equals(other.tool());
    }
  }

  /** Returns the ledgers, in the order of the candidates. */
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

  /** Returns the tables that a setting names, by the first reading of it that matches a table. */
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

  /**
   * Chooses among tables of the same name. In a database with a schema for each customer,
   * Interlock's key means the table in each customer's own schema.
   */
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
        KnownLedger.stream()
            .filter(known -> known.format().fits(table.columns()))
            .filter(known -> setting.tool().isEmpty() || known.reader().equals(setting.tool()))
            .max(
                Comparator.comparing((KnownLedger known) -> known.reader().isPresent())
                    .thenComparingInt(LedgerRecognition::size)
                    .thenComparing(known -> known.format().isCalled(table.place().name())));
    return new Recognised(table, tool, Recognition.SETTING, Optional.of(setting));
  }

  private Optional<Recognised> bySight(CandidateTable table) {
    if (settings.isOurs()) {
      return Optional.empty();
    }
    return KnownLedger.stream()
        .filter(known -> known.format().fits(table.columns()) && hasCompanion(known, table))
        .flatMap(known -> sight(known, table).stream())
        .max(
            Comparator.comparing(
                    (Recognised seen) -> seen.tool().map(LedgerRecognition::size).orElse(0))
                .thenComparing(seen -> seen.by() == Recognition.NAME)
                .thenComparing(
                    seen -> seen.tool().flatMap(tool -> tool.format().companion()).isPresent()))
        .filter(seen -> settings.tables().stream().noneMatch(seen::isOf));
  }

  private Optional<Recognised> sight(KnownLedger known, CandidateTable table) {
    Optional<Recognition> by =
        known.format().isCalled(table.place().name())
            ? Optional.of(Recognition.NAME)
            : shape(known.format(), table.columns());
    return by.map(how -> new Recognised(table, Optional.of(known), how, Optional.empty()));
  }

  private static int size(KnownLedger known) {
    return known.format().columns().size();
  }

  /**
   * Returns the recognition by the columns alone, independent of the name; empty if they are not
   * sufficient.
   */
  private static Optional<Recognition> shape(LedgerFormat format, List<TableColumn> table) {
    return switch (format.match()) {
      case OPEN -> Optional.of(Recognition.SHAPE);
      case EXACT -> Optional.of(Recognition.SHAPE).filter(shape -> format.isExact(table));
      case ENTRIES -> Optional.of(Recognition.ENTRIES).filter(entries -> format.isExact(table));
      case NAME -> Optional.empty();
    };
  }

  private boolean hasCompanion(KnownLedger known, CandidateTable table) {
    return known.format().companion().isEmpty()
        || candidates.stream()
            .anyMatch(other ->
                other.place().schema().equals(table.place().schema())
                    && other.place().name().equalsIgnoreCase(known.format().companion().get()));
  }
}
