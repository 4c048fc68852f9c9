package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Catalogs over few names and values, so that every kind of change is frequent. */
class ChangePropertiesTest {

  @Property(tries = 500)
  void leadsFromOneCatalogToTheOtherAndBack(@ForAll long seed) {
    var random = new Random(seed);
    Catalog before = catalog(random);
    Catalog after = catalog(random);
    List<Change> changes = Change.between(before, after);
    Catalog arrived = before.with(changes);
    assertThat(arrived.fingerprint()).isEqualTo(after.fingerprint());
    assertThat(arrived).isEqualTo(after);
    var back = new ArrayList<>(changes.stream().map(Change::inverse).toList());
    Collections.reverse(back);
    assertThat(after.with(back)).isEqualTo(before);
  }

  @Property(tries = 500)
  void comesToTheDifferenceBetweenFirstAndLast(@ForAll long seed) {
    var random = new Random(seed);
    Catalog first = catalog(random);
    Catalog last = first;
    var sequence = new ArrayList<Change>();
    for (int n = random.nextInt(5); n > 0; n--) {
      Catalog next = catalog(random);
      sequence.addAll(Change.between(last, next));
      last = next;
    }
    assertThat(Change.net(sequence)).isEqualTo(Change.between(first, last));
  }

  @Property(tries = 500)
  void isEmptyExactlyForEqualFingerprints(@ForAll long seed) {
    var random = new Random(seed);
    Catalog one = catalog(random);
    Catalog other = catalog(random);
    assertThat(Change.between(one, other).isEmpty())
        .isEqualTo(one.fingerprint().equals(other.fingerprint()));
  }

  @Property(tries = 500)
  void isTheSameInWhateverOrderObjectsCome(@ForAll long seed) {
    var random = new Random(seed);
    Catalog catalog = catalog(random);
    var shuffled = new ArrayList<>(catalog.objects());
    Collections.shuffle(shuffled, random);
    assertThat(Catalog.of(shuffled).objects()).isEqualTo(catalog.objects());
    assertThat(catalog.objects()).allMatch(o -> catalog.find(o.id()).filter(o::equals).isPresent());
  }

  @Property(tries = 500)
  void namesExactlyTheOneAttributeThatChanged(@ForAll long seed) {
    var random = new Random(seed);
    Catalog before = catalog(random);
    if (before.objects().isEmpty()) {
      return;
    }
    var objects = new ArrayList<>(before.objects());
    int at = random.nextInt(objects.size());
    var attributes = new TreeMap<>(objects.get(at).attributes());
    attributes.merge("a", "9", (old, young) -> old + young);
    objects.set(at, CatalogObject.of(objects.get(at).id(), attributes));
    assertThat(Change.between(before, Catalog.of(objects)))
        .singleElement()
        .isInstanceOfSatisfying(
            Change.Altered.class,
            altered ->
                assertThat(altered.attributes())
                    .singleElement()
                    .extracting(AttributeChange::name)
                    .isEqualTo("a"));
  }

  private static Catalog catalog(Random random) {
    var objects = new TreeMap<ObjectId, CatalogObject>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var id = id(random);
      var attributes = new TreeMap<String, String>();
      for (int n = random.nextInt(3); n > 0; n--) {
        attributes.put("" + (char) ('a' + random.nextInt(3)), "" + random.nextInt(3));
      }
      objects.put(id, CatalogObject.of(id, attributes));
    }
    return Catalog.of(objects.values());
  }

  private static ObjectId id(Random random) {
    String name = "t" + random.nextInt(2);
    return switch (random.nextInt(3)) {
      case 0 -> ObjectId.of(ObjectKind.TABLE, "public", name);
      case 1 -> ObjectId.of(ObjectKind.COLUMN, "public", name, "c" + random.nextInt(2));
      default ->
          ObjectId.unnamed(ObjectKind.INDEX, List.of("public", name), "(c" + random.nextInt(2));
    };
  }
}
