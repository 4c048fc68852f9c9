package dev.interlock.preflight;

import static dev.interlock.preflight.PlannedStatements.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.dialect.Online;
import dev.interlock.dialect.data.ByteSize;
import dev.interlock.dialect.data.DataAnswer;
import dev.interlock.dialect.data.DataCheck;
import dev.interlock.dialect.data.DataReader;
import dev.interlock.dialect.data.PreflightSettings;
import dev.interlock.dialect.data.Repair;
import dev.interlock.dialect.data.SecretColumns;
import dev.interlock.dialect.data.TableSize;
import dev.interlock.effect.LockMode;
import dev.interlock.finding.Finding;
import dev.interlock.history.OnlineMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** Findings that follow from the size of a table. */
class ForecastTest {

  private static final long MB = 1024 * 1024;

  private final List<SortedSet<String>> asked = new ArrayList<>();
  private final PlannedStatements plan =
      new PlannedStatements("V1")
          .rewrites(
              "ALTER TABLE orders ALTER n TYPE bigint",
              Map.of("public.orders", LockMode.ACCESS_EXCLUSIVE),
              "public.orders");

  @Test
  void notesALargeTable() {
    Finding finding = only(ask(Optional.empty(), measured(42 * 1024 * MB, 3_400_000L)));

    assertThat(finding.isError()).isFalse();
    assertThat(finding.message())
        .isEqualTo(
            "`V1` rewrites `orders` (42 GB, about 3,400,000 rows) under ACCESS EXCLUSIVE: reads and"
                + " writes wait until it is done.");
    assertThat(finding.notes()).isEmpty();
  }

  @Test
  void saysNothingOfASmallTableAndOfOneThatDoesNotExist() {
    assertThat(ask(Optional.empty(), measured(10 * MB - 1, 9L)).forecasts()).isEmpty();
    assertThat(ask(Optional.empty(), Map.of()).forecasts()).isEmpty();
  }

  @Test
  void refusesATableAboveTheLimitHoweverSmall() {
    var limit = Optional.of(new ByteSize(MB));

    assertThat(ask(limit, measured(MB, 9L)).forecasts()).isEmpty();
    Finding finding = only(ask(limit, measured(MB + 1, 9L)));
    assertThat(finding.isError()).isTrue();
    assertThat(finding.notes()).containsExactly("the limit is 1 MB (`limits.blocked-table`)");
    assertThat(finding.help().orElseThrow())
        .endsWith("or accept it: `-- interlock: allow=LCK005 \"reason\"`.");
  }

  @Test
  void saysThatRowsWereNotCounted() {
    Finding finding =
        only(
            ask(
                Optional.empty(),
                Map.of(
                    "public.orders",
                    new TableSize.Measured(new ByteSize(11 * MB), Optional.empty()))));

    assertThat(finding.message()).contains("`orders` (11 MB) under");
    assertThat(finding.notes())
        .containsExactly("the server has not counted its rows yet; `ANALYZE orders` does");
  }

  @Test
  void refusesAnUnknownSizeOnlyIfThereIsALimit() {
    Map<String, TableSize> unknown =
        Map.of("public.orders", new TableSize.Unknown(true, "took too long"));

    PreflightReport free = ask(Optional.empty(), unknown);
    assertThat(only(free).isError()).isFalse();
    assertThat(only(free).notes()).containsExactly("took too long");
    assertThat(free.isIncomplete()).isTrue();
    assertThat(only(ask(Optional.of(new ByteSize(MB)), unknown)).isError()).isTrue();
  }

  @Test
  void asksOnceForAllTablesAndAgainWhenTheLedgerChanges() {
    plan.reads(
        "ALTER TABLE item ADD CHECK (n > 0)",
        Map.of("public.item", LockMode.ACCESS_EXCLUSIVE),
        "public.item");
    var preflight = preflight(Map.of(), Optional.empty());
    var live = Catalog.of(List.of(table("orders"), table("item")));

    preflight.ask(List.of(plan.planned()), live, "before");
    preflight.ask(List.of(plan.planned()), live, "before");
    assertThat(asked).hasSize(1).first().asString().isEqualTo("[public.item, public.orders]");
    preflight.ask(List.of(plan.planned()), live, "after");
    assertThat(asked).hasSize(2);
  }

  private Preflight preflight(Map<String, TableSize> sizes, Optional<ByteSize> limit) {
    return new Preflight(
        new Sizes(sizes),
        settings(limit),
        (tokens, effect, before) -> new Online.Impossible("of the test"),
        OnlineMode.REFUSE);
  }

  private static Finding only(PreflightReport report) {
    assertThat(report.findings()).hasSize(1);
    return report.findings().getFirst();
  }

  private PreflightReport ask(Optional<ByteSize> limit, Map<String, TableSize> sizes) {
    return preflight(sizes, limit)
        .ask(List.of(plan.planned()), Catalog.of(List.of(table("orders"))), "ledger");
  }

  private static PreflightSettings settings(Optional<ByteSize> limit) {
    return new PreflightSettings(Duration.ofSeconds(1), SecretColumns.BY_NAME, limit);
  }

  private static Map<String, TableSize> measured(long bytes, long rows) {
    return Map.of("public.orders", new TableSize.Measured(new ByteSize(bytes), Optional.of(rows)));
  }

  /** A database that knows the sizes of its tables only. */
  private final class Sizes implements DataReader {

    private final Map<String, TableSize> sizes;

    Sizes(Map<String, TableSize> sizes) {
      this.sizes = sizes;
    }

    @Override
    public Map<String, TableSize> sizes(SortedSet<String> tables, PreflightSettings settings) {
      asked.add(tables);
      return sizes;
    }

    @Override
    public DataAnswer ask(DataCheck check, PreflightSettings settings) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Repair> repairs(DataCheck check) {
      throw new UnsupportedOperationException();
    }
  }
}
