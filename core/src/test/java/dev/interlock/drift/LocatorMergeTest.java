package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import dev.interlock.plan.HistoryComparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests positions with the same schema that differ in migrations without a statement. */
class LocatorMergeTest {

  private static final Catalog SCHEMA =
      Catalog.of(
          List.of(
              CatalogObject.of(
                  ObjectId.of(ObjectKind.TABLE, "public", "task"), Map.of("comment", ""))));

  private static final Migration TABLE = TestMigrations.versioned("V1");
  private static final Migration MERGE = TestMigrations.versioned("V2", "-- joins two branches\n");
  private static final Migration ROWS = TestMigrations.versioned("V3", "DELETE FROM task;");
  private static final History HISTORY = TestMigrations.history(TABLE, MERGE, ROWS);

  private static final States STATES =
      States.of(
          HISTORY,
          List.of(
              RandomHistory.effect(TABLE, Catalog.empty(), SCHEMA),
              RandomHistory.effect(MERGE, SCHEMA, SCHEMA),
              RandomHistory.effect(ROWS, SCHEMA, SCHEMA)));

  @Test
  void theyAreAppliedWithTheMigrationBefore() {
    assertThat(Locator.locate(STATES, HistoryComparison.of(HISTORY, List.of()), SCHEMA))
        .isEqualTo(new Location.Unledgered(List.of(position(2), position(3))));
  }

  private static Position position(int count) {
    return Position.of(HISTORY, STATES.first(count));
  }
}
