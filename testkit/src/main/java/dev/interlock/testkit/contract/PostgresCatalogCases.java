package dev.interlock.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogScope;
import dev.interlock.catalog.Change;
import dev.interlock.dialect.Dialect;
import dev.interlock.ledger.LedgerDetail;
import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * One object of every kind and one change of it, from the table beside this class: the difference
 * is exactly that change, and the same schema created in other sessions is equal.
 */
@ExtendWith(PostgresExtension.class)
@Execution(ExecutionMode.CONCURRENT)
public abstract class PostgresCatalogCases {

  private final CatalogReading reading;
  private final Supplier<TestDatabase> databases;

  /**
   * @param databases returns a new database at each call
   */
  protected PostgresCatalogCases(Dialect dialect, Supplier<TestDatabase> databases) {
    this.reading = new CatalogReading(dialect);
    this.databases = databases;
  }

  /** A start that finds the same mark does not read the schema again. */
  @TestFactory
  final Stream<DynamicTest> marksEveryChange() {
    return cases(this::mark);
  }

  @TestFactory
  final Stream<DynamicTest> namesExactlyTheOneAttributeThatChanged() {
    return cases(this::run);
  }

  private Stream<DynamicTest> cases(Consumer<CatalogCase> body) {
    int version;
    try (var database = databases.get()) {
      version = database.majorVersion();
    }
    return CatalogCase.all().stream()
        .filter(test -> test.since() <= version)
        .map(test -> Beside.others(test.name(), () -> body.accept(test)));
  }

  private void mark(CatalogCase test) {
    try (var database = databases.get();
        var target = reading.target(database.url())) {
      target.createLedger();
      CatalogReading.execute(database, test.create());
      var before = target.readLedger(LedgerDetail.ROWS_AND_MARK).mark();
      assertThat(target.readLedger(LedgerDetail.ROWS_AND_MARK).mark()).isEqualTo(before);
      CatalogReading.execute(database, test.alter());
      var after = target.readLedger(LedgerDetail.ROWS_AND_MARK).mark();
      if (!test.change().isEmpty()) {
        assertThat(after).isNotEqualTo(before);
      }
    }
  }

  private void run(CatalogCase test) {
    try (var first = databases.get();
        var second = databases.get()) {
      CatalogReading.execute(first, test.create());
      Catalog before = reading.read(first, CatalogScope.usual());
      CatalogReading.execute(first, test.alter());
      Catalog after = reading.read(first, CatalogScope.usual());
      List<Change> changes = Change.between(before, after);
      assertThat(changes).hasSize(test.change().isEmpty() ? 0 : 1);
      changes.forEach(change -> check(test, change));
      assertThat(before.with(changes).fingerprint()).isEqualTo(after.fingerprint());
      CatalogReading.oddly(second);
      CatalogReading.execute(second, test.create());
      CatalogReading.execute(second, test.alter());
      Catalog again = reading.read(second, CatalogScope.usual());
      assertThat(Change.between(after, again)).isEmpty();
      assertThat(again.fingerprint()).isEqualTo(after.fingerprint());
      assertThat(again.fingerprint().equals(before.fingerprint())).isEqualTo(changes.isEmpty());
    }
  }

  private static void check(CatalogCase test, Change change) {
    assertThat(change).matches(made -> test.expects(made.toString()), test.change());
    if (change instanceof Change.Altered altered) {
      assertThat(altered.attributes()).hasSize(1);
    }
  }
}
