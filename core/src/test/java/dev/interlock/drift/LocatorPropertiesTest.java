package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.HistoryComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Tests databases at every position of random histories, with every kind of ledger. */
class LocatorPropertiesTest {

  private static final int LENGTH = 40;

  @Property(tries = 60)
  void findsEveryPositionWithItsLedgerIntact(@ForAll long seed) {
    var made = RandomHistory.of(new Random(seed), LENGTH);
    for (int at = 0; at <= LENGTH; at++) {
      Location location = locate(made, ledger(made, at), made.after().get(at));
      if (at == LENGTH) {
        assertThat(location).isEqualTo(new Location.AtHead(position(made, at)));
      } else {
        var pending = made.history().migrations().subList(at, LENGTH);
        assertThat(location).isEqualTo(new Location.Behind(position(made, at), pending, List.of()));
      }
    }
  }

  @Property(tries = 60)
  void findsEveryPositionWithoutALedger(@ForAll long seed) {
    var made = RandomHistory.of(new Random(seed), LENGTH);
    for (int at = 0; at <= LENGTH; at++) {
      Catalog live = made.after().get(at);
      Location location = locate(made, List.of(), live);
      if (live.objects().isEmpty()) {
        assertThat(location).isInstanceOf(Location.Behind.class);
      } else {
        assertThat(location).isEqualTo(new Location.Unledgered(equal(made, live)));
      }
    }
  }

  @Property(tries = 60)
  void findsEveryPositionWhenTheLedgerIsWrong(@ForAll long seed) {
    var random = new Random(seed);
    var made = RandomHistory.of(random, LENGTH);
    for (int at = 0; at <= LENGTH; at++) {
      int wrong =
          Math.clamp(at + (random.nextBoolean() ? 1L : -1L) * (1 + random.nextInt(5)), 1, LENGTH);
      Catalog live = made.after().get(at);
      Location location = locate(made, ledger(made, wrong), live);
      if (made.after().get(wrong).equals(live)) {
        assertThat(location).isNotInstanceOf(Location.Diverged.class);
      } else {
        assertThat(location)
            .isEqualTo(new Location.Contradicted(position(made, wrong), equal(made, live)));
      }
    }
  }

  @Property(tries = 300)
  void neverCallsAChangedSchemaExact(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int changes, @ForAll boolean intact) {
    var random = new Random(seed);
    var made = RandomHistory.of(random, LENGTH);
    int at = random.nextInt(LENGTH + 1);
    Catalog live = made.after().get(at);
    for (int n = 0; n < changes; n++) {
      live = RandomHistory.changed(live, random);
    }
    Location location = locate(made, intact ? ledger(made, at) : List.of(), live);
    List<Position> equal = equal(made, live);
    if (equal.isEmpty()) {
      assertThat(location)
          .isInstanceOfSatisfying(
              Location.Diverged.class, found -> assertNearest(found, made, live(found, made)));
      assertLeadsTo((Location.Diverged) location, made, live);
    } else {
      assertThat(location).isNotInstanceOf(Location.Diverged.class);
    }
  }

  /** Asserts that the differences lead exactly from the nearest position to the actual schema. */
  private static void assertLeadsTo(Location.Diverged found, RandomHistory made, Catalog live) {
    assertThat(live(found, made)).isEqualTo(live);
  }

  private static Catalog live(Location.Diverged found, RandomHistory made) {
    return made.after()
        .get(found.nearest().migrations().size())
        .with(found.differences().stream().map(Difference::change).toList());
  }

  private static void assertNearest(Location.Diverged found, RandomHistory made, Catalog live) {
    int fewest =
        made.after().stream()
            .mapToInt(state -> Change.between(state, live).size())
            .min()
            .orElseThrow();
    assertThat(found.differences()).hasSize(fewest);
  }

  private static Location locate(RandomHistory made, List<AppliedMigration> rows, Catalog live) {
    return Locator.locate(made.states(), HistoryComparison.of(made.history(), rows), live);
  }

  private static List<AppliedMigration> ledger(RandomHistory made, int count) {
    return made.history().migrations().stream().limit(count).map(TestMigrations::applied).toList();
  }

  private static Position position(RandomHistory made, int count) {
    return Position.of(made.history(), made.states().first(count));
  }

  private static List<Position> equal(RandomHistory made, Catalog live) {
    var positions = new ArrayList<Position>();
    for (int count = 0; count <= LENGTH; count++) {
      if (made.after().get(count).equals(live)) {
        positions.add(position(made, count));
      }
    }
    return Collections.unmodifiableList(positions);
  }

  /** Tests a database that a newer release has migrated further. */
  @Property(tries = 200)
  void letsAnOlderReleaseStartExactlyWhenAllItNeedsIsThere(@ForAll long seed) {
    var random = new Random(seed);
    var made = RandomHistory.of(random, LENGTH);
    Catalog head = made.after().getLast();
    Catalog live =
        random.nextBoolean()
            ? head.with(additions(head, random))
            : RandomHistory.changed(head, random);
    var rows = new ArrayList<>(ledger(made, LENGTH));
    Migration newer = TestMigrations.versioned("V" + (LENGTH + 1));
    rows.add(TestMigrations.applied(newer));
    boolean whole =
        Change.between(head, live).stream()
            .allMatch(change ->
                change instanceof Change.Created(CatalogObject object)
                    && !mustBeGiven(object, head));
    assertThat(locate(made, rows, live))
        .isInstanceOfSatisfying(
            Location.Ahead.class,
            ahead -> {
              assertThat(ahead.isCompatible()).isEqualTo(whole);
              assertThat(ahead.unknown()).hasSize(1);
            });
  }

  /** Whether the column is required; the older release inserts rows without it. */
  private static boolean mustBeGiven(CatalogObject object, Catalog head) {
    return object.id().kind() == ObjectKind.COLUMN
        && object.attributes().containsKey(Attribute.NOT_NULL)
        && head.find(ObjectId.of(ObjectKind.TABLE, "public", object.id().owner().getLast()))
            .isPresent();
  }

  private static List<Change> additions(Catalog head, Random random) {
    return Change.between(head, RandomHistory.changed(head, random)).stream()
        .filter(change -> change instanceof Change.Created)
        .toList();
  }
}
