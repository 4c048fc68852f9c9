package dev.interlock.preflight;

import static dev.interlock.preflight.PlannedStatements.partition;
import static dev.interlock.preflight.PlannedStatements.table;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.effect.LockMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The work of a plan that others wait for. */
class PlannedWorkTest {

  private static final Map<String, LockMode> EXCLUSIVE =
      Map.of("public.orders", LockMode.ACCESS_EXCLUSIVE);

  private static final Map<String, LockMode> SHARED = Map.of("public.orders", LockMode.SHARE);

  private final PlannedStatements plan = new PlannedStatements("V1");

  @Test
  void namesTheTableTheWorkAndItsLock() {
    plan.rewrites("ALTER TABLE orders ALTER n TYPE bigint", EXCLUSIVE, "public.orders");

    assertThat(work(table("orders")))
        .containsExactly("REWRITE public.orders, ACCESS EXCLUSIVE on `orders`, lines 1");
  }

  @Test
  void saysNothingOfLocksThatLetOthersWrite() {
    plan.reads(
        "VALIDATE", Map.of("public.orders", LockMode.SHARE_UPDATE_EXCLUSIVE), "public.orders");
    plan.changes("ALTER TABLE orders ADD n int");

    assertThat(work(table("orders"))).isEmpty();
  }

  @Test
  void countsALockUntilItsTransactionEnds() {
    plan.rewrites("ALTER TABLE orders ADD n int", EXCLUSIVE);
    plan.reads("UPDATE orders SET n = 0", Map.of(), "public.orders");
    assertThat(work(table("orders")))
        .containsExactly(
            "FULL_READ public.orders, ACCESS EXCLUSIVE on `orders`, lines 2, taken earlier");

    var divided = new PlannedStatements("V2");
    divided.rewrites("BEGIN; ALTER TABLE orders ADD n int; COMMIT", EXCLUSIVE);
    divided.reads("UPDATE orders SET n = 0", Map.of(), "public.orders");
    assertThat(work(List.of(divided.planned()), table("orders"))).isEmpty();
  }

  @Test
  void joinsStatementsThatDoTheSame() {
    plan.indexes("CREATE INDEX ON orders (a)", SHARED, "public.orders");
    plan.indexes("CREATE INDEX ON orders (b)", Map.of(), "public.orders");

    assertThat(work(table("orders")))
        .containsExactly("INDEX_BUILD public.orders, SHARE on `orders`, lines 1 2");
  }

  @Test
  void separatesTheTablesOfAStatement() {
    plan.reads(
        "ALTER TABLE item ADD FOREIGN KEY (o) REFERENCES orders",
        Map.of(
            "public.item", LockMode.SHARE_ROW_EXCLUSIVE,
            "public.orders", LockMode.SHARE_ROW_EXCLUSIVE),
        "public.item",
        "public.orders");

    assertThat(work(table("item"), table("orders")))
        .containsExactly(
            "FULL_READ public.item, SHARE ROW EXCLUSIVE on `item` and `orders`, lines 1",
            "FULL_READ public.orders, SHARE ROW EXCLUSIVE on `item` and `orders`, lines 1");
  }

  @Test
  void knowsThatTruncateIsShort() {
    plan.rewrites("TRUNCATE orders", EXCLUSIVE, "public.orders", "public.orders_pkey");

    assertThat(work(table("orders"))).isEmpty();
  }

  @Test
  void takesTheTableOfAnIndexThatIsRebuilt() {
    plan.rewrites("REINDEX TABLE orders", SHARED, "public.orders_pkey");

    assertThat(work(table("orders")))
        .containsExactly("INDEX_REBUILD public.orders, SHARE on `orders`, lines 1");
  }

  @Test
  void omitsTablesThatThePlanCreates() {
    plan.changes("CREATE TABLE fresh ()", new Change.Created(table("fresh")));
    plan.changes("ALTER TABLE fresh RENAME TO newer", renamed("fresh", "newer"));
    var later = new PlannedStatements("V2");
    later.indexes(
        "CREATE INDEX ON newer (a)", Map.of("public.newer", LockMode.SHARE), "public.newer");

    assertThat(work(List.of(plan.planned(), later.planned()))).isEmpty();
  }

  @Test
  void findsARenamedTableByItsNameOfNow() {
    plan.changes("ALTER TABLE orders RENAME TO purchase", renamed("orders", "purchase"));
    var later = new PlannedStatements("V2");
    later.indexes(
        "CREATE INDEX ON purchase (a)",
        Map.of("public.purchase", LockMode.SHARE),
        "public.purchase");

    assertThat(work(List.of(plan.planned(), later.planned()), table("orders")))
        .containsExactly(
            "INDEX_BUILD public.purchase, now public.orders, SHARE on `purchase`, lines 1");
  }

  @Test
  void takesPartitionsAsOneTableIfThatIsLocked() {
    var one = partition("orders_1", "orders");
    var two = partition("orders_2", "orders");
    plan.indexes(
        "CREATE INDEX ON orders (a)",
        Map.of(
            "public.orders", LockMode.SHARE,
            "public.orders_1", LockMode.SHARE,
            "public.orders_2", LockMode.SHARE),
        "public.orders_1",
        "public.orders_2");
    assertThat(work(table("orders"), one, two))
        .containsExactly("INDEX_BUILD public.orders, SHARE on `orders`, lines 1");

    var alone = new PlannedStatements("V2");
    alone.indexes(
        "CREATE INDEX ON orders_2 (a)",
        Map.of("public.orders_2", LockMode.SHARE),
        "public.orders_2");
    assertThat(work(List.of(alone.planned()), table("orders"), one, two))
        .containsExactly("INDEX_BUILD public.orders_2, SHARE on `orders_2`, lines 1");
  }

  private static Change[] renamed(String from, String to) {
    return new Change[] {new Change.Dropped(table(from)), new Change.Created(table(to))};
  }

  private Stream<String> work(CatalogObject... live) {
    return work(List.of(plan.planned()), live);
  }

  private static Stream<String> work(List<PlannedEffect> plan, CatalogObject... live) {
    return PlannedWork.of(plan, Catalog.of(List.of(live)), Set.of()).stream()
        .map(PlannedWorkTest::words);
  }

  private static String words(PlannedWork work) {
    return "%s %s%s, %s, lines %s%s"
        .formatted(
            work.kind(),
            work.table(),
            work.before().equals(work.table()) ? "" : ", now " + work.before(),
            work.blocked().words(),
            String.join(
                " ", work.statements().stream().map(seen -> "" + seen.effect().line()).toList()),
            work.isUnderEarlierLock() ? ", taken earlier" : "");
  }
}
