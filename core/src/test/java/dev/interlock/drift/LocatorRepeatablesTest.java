package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import dev.interlock.ledger.AppliedMigration;
import dev.interlock.plan.HistoryComparison;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests a repeatable migration that changes objects of versioned ones. */
class LocatorRepeatablesTest {

  private static final Migration TABLE = TestMigrations.versioned("V1");
  private static final Migration OTHER = TestMigrations.versioned("V2");
  private static final Migration WORDS = TestMigrations.repeatable("words", "SELECT 1;");
  private static final History HISTORY = TestMigrations.history(TABLE, OTHER, WORDS);

  private static final CatalogObject TASK = table("task", "made by V1");
  private static final CatalogObject TASK_IN_WORDS = table("task", "said by R__words");
  private static final CatalogObject VIEW = view("SELECT 1");
  private static final CatalogObject VIEW_AGAIN = view("SELECT 2");

  private static final Catalog FIRST = Catalog.of(List.of(TASK, VIEW));
  private static final Catalog SECOND = Catalog.of(List.of(TASK, VIEW, table("other", "")));
  private static final Catalog HEAD =
      Catalog.of(List.of(TASK_IN_WORDS, VIEW_AGAIN, table("other", "")));

  private static final States STATES =
      States.of(
          HISTORY,
          List.of(
              RandomHistory.effect(TABLE, Catalog.empty(), FIRST),
              RandomHistory.effect(OTHER, FIRST, SECOND),
              RandomHistory.effect(WORDS, SECOND, HEAD)));

  @Test
  void isFoundBeforeItRan() {
    assertThat(locate(FIRST, List.of(TestMigrations.applied(TABLE))))
        .isEqualTo(new Location.Behind(position(1), HISTORY.all().subList(1, 3), List.of()));
    assertThat(locate(FIRST, List.of())).isEqualTo(new Location.Unledgered(List.of(position(1))));
    assertThat(locate(SECOND, List.of())).isEqualTo(new Location.Unledgered(List.of(position(2))));
  }

  @Test
  void isFoundAfterItRan() {
    assertThat(locate(HEAD, List.of())).isEqualTo(new Location.Unledgered(List.of(position(2))));
  }

  private static Location locate(Catalog live, List<AppliedMigration> rows) {
    return Locator.locate(STATES, HistoryComparison.of(HISTORY, rows), live);
  }

  private static Position position(int count) {
    return Position.of(HISTORY, STATES.first(count));
  }

  private static CatalogObject table(String name, String comment) {
    return CatalogObject.of(
        ObjectId.of(ObjectKind.TABLE, "public", name), Map.of("comment", comment));
  }

  private static CatalogObject view(String definition) {
    return CatalogObject.of(
        ObjectId.of(ObjectKind.VIEW, "public", "tasks"), Map.of("definition", definition));
  }
}
