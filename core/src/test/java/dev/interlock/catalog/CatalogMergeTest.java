package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CatalogMergeTest {

  private static final List<ObjectKind> KINDS = List.of(ObjectKind.TABLE, ObjectKind.COLUMN);
  private static final List<List<String>> OWNERS =
      List.of(List.of("public", "a"), List.of("public", "ab"), List.of("public", "b"));

  /** Objects read again have their current state, all others their previous one. */
  @Property(tries = 1000)
  void hasOfEachOwnerWhatWasSeenLast(@ForAll long seed) {
    var random = new Random(seed);
    Catalog known = catalog(random, OWNERS, KINDS);
    List<List<String>> owners = some(random, OWNERS);
    List<ObjectKind> kinds = some(random, KINDS);
    Catalog seen = catalog(random, owners, kinds);
    var expected = new ArrayList<CatalogObject>(seen.objects());
    known.objects().stream()
        .filter(object -> !isAmong(object, owners, kinds))
        .forEach(expected::add);

    Catalog merged = known.replacing(owners, kinds, seen);

    assertThat(merged.objects()).isEqualTo(Catalog.of(expected).objects());
    assertThat(merged.fingerprint()).isEqualTo(Catalog.of(expected).fingerprint());
  }

  /** Incremental hashing relies on unchanged objects being the same instance. */
  @Test
  void keepsTheInstanceOfWhatIsAsItWas() {
    CatalogObject before = column("a", "x", "1");
    Catalog merged =
        Catalog.of(List.of(before))
            .replacing(OWNERS, KINDS, Catalog.of(List.of(column("a", "x", "1"))));
    assertThat(merged.objects()).singleElement().isSameAs(before);
  }

  @Test
  void keepsTheInstancesOfAnotherCatalogWhereBothHaveTheSame() {
    CatalogObject before = column("a", "x", "1");
    CatalogObject changed = column("a", "y", "2");
    Catalog known = Catalog.of(List.of(before, column("a", "y", "1"), column("a", "z", "1")));
    Catalog kept = Catalog.of(List.of(column("a", "x", "1"), changed)).keeping(known);
    assertThat(kept.objects()).hasSize(2);
    assertThat(kept.objects().getFirst()).isSameAs(before);
    assertThat(kept.objects().getLast()).isSameAs(changed);
  }

  @Test
  void takesTheYoungerInstanceOfWhatDiffersOnlyBesideTheComparison() {
    CatalogObject before = column("a", "x", "1");
    var now = CatalogObject.of(before.id(), before.attributes(), Map.of("position", "2"));
    Catalog merged = Catalog.of(List.of(before)).replacing(OWNERS, KINDS, Catalog.of(List.of(now)));
    assertThat(merged.objects()).singleElement().isSameAs(now);
  }

  @Test
  void refusesWhatWasNotLookedUp() {
    Catalog seen = Catalog.of(List.of(column("b", "x", "1")));
    assertThatThrownBy(() -> Catalog.empty().replacing(OWNERS.subList(0, 1), KINDS, seen))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("b.x");
  }

  private static boolean isAmong(
      CatalogObject object, List<List<String>> owners, List<ObjectKind> kinds) {
    return kinds.contains(object.id().kind()) && owners.contains(object.id().owner());
  }

  private static <T> List<T> some(Random random, List<T> all) {
    return all.stream().filter(each -> random.nextBoolean()).toList();
  }

  private static Catalog catalog(Random random, List<List<String>> owners, List<ObjectKind> kinds) {
    var objects = new TreeMap<ObjectId, CatalogObject>();
    for (List<String> owner : owners) {
      for (ObjectKind kind : kinds) {
        for (int n = random.nextInt(3); n > 0; n--) {
          var path = new ArrayList<>(owner);
          if (kind == ObjectKind.COLUMN) {
            path.add("c" + n);
          }
          var id = new ObjectId(kind, path);
          objects.put(id, CatalogObject.of(id, Map.of("a", "" + random.nextInt(2))));
        }
      }
    }
    return Catalog.of(objects.values());
  }

  private static CatalogObject column(String table, String name, String type) {
    return CatalogObject.of(
        ObjectId.of(ObjectKind.COLUMN, "public", table, name), Map.of(Attribute.TYPE, type));
  }
}
