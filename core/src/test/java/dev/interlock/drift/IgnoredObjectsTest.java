package dev.interlock.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code drift: ignore:} excludes objects from comparison by pattern (D4). */
final class IgnoredObjectsTest {

  @Test
  void coversATableWithItsParts() {
    var ignored = new IgnoredObjects(List.of("event_20*"));
    assertThat(ignored.cover(object(ObjectKind.TABLE, "public", "event_2024"))).isTrue();
    assertThat(ignored.cover(object(ObjectKind.COLUMN, "public", "event_2024", "id"))).isTrue();
    assertThat(ignored.cover(object(ObjectKind.TABLE, "public", "event"))).isFalse();
    assertThat(ignored.cover(object(ObjectKind.TABLE, "other", "event_2024"))).isFalse();
  }

  @Test
  void takesASchema() {
    var ignored = new IgnoredObjects(List.of("audit.*"));
    assertThat(ignored.cover(object(ObjectKind.TABLE, "audit", "log"))).isTrue();
    assertThat(ignored.cover(object(ObjectKind.TABLE, "public", "audit"))).isFalse();
  }

  @Test
  void isNarrowedByAKind() {
    var ignored = new IgnoredObjects(List.of("trigger *.notify_*"));
    assertThat(ignored.cover(object(ObjectKind.TRIGGER, "public", "t", "notify_x"))).isTrue();
    assertThat(ignored.cover(object(ObjectKind.INDEX, "public", "t", "notify_x"))).isFalse();
    assertThat(ignored.cover(object(ObjectKind.TABLE, "public", "notify_x"))).isFalse();
  }

  @Test
  void knowsAnUnnamedObjectByTheNameThatTheServerMadeUp() {
    ObjectId id = ObjectId.unnamed(ObjectKind.INDEX, List.of("public", "t"), "btree (a)");
    CatalogObject index = CatalogObject.of(id, Map.of(), Map.of("name", "t_a_idx"));
    assertThat(new IgnoredObjects(List.of("index t.t_a_idx")).cover(index)).isTrue();
    assertThat(new IgnoredObjects(List.of("index t.other")).cover(index)).isFalse();
  }

  @Test
  void takesEverythingElseAsItIsWritten() {
    var ignored = new IgnoredObjects(List.of("a.b+c"));
    assertThat(ignored.cover(object(ObjectKind.TABLE, "a", "b+c"))).isTrue();
    assertThat(ignored.cover(object(ObjectKind.TABLE, "a", "bbc"))).isFalse();
  }

  private static CatalogObject object(ObjectKind kind, String... path) {
    return CatalogObject.of(ObjectId.of(kind, path), Map.of());
  }
}
