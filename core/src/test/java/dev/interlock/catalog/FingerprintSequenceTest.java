package dev.interlock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FingerprintSequenceTest {

  /**
   * Adds, removes and changes objects at the start, in the middle and at the end; most stay the
   * same instance.
   */
  @Property(tries = 500)
  void givesEachCatalogItsOwnFingerprint(@ForAll long seed) {
    var random = new Random(seed);
    var sequence = new FingerprintSequence();
    Catalog catalog = Catalog.empty();
    for (int step = 0; step < 12; step++) {
      catalog = next(catalog, random);
      assertThat(sequence.of(catalog)).isEqualTo(catalog.fingerprint());
    }
  }

  /** An equal object and an object with only the same id are both serialized again. */
  @Property(tries = 200)
  void doesNotTakeAnotherInstanceForTheSame(@ForAll long seed) {
    var random = new Random(seed);
    var sequence = new FingerprintSequence();
    for (int step = 0; step < 6; step++) {
      var objects = new ArrayList<CatalogObject>();
      for (int i = 0; i < 4; i++) {
        objects.add(object(i, random));
      }
      Catalog catalog = Catalog.of(objects);
      assertThat(sequence.of(catalog)).isEqualTo(catalog.fingerprint());
    }
  }

  private static Catalog next(Catalog catalog, Random random) {
    var objects = new ArrayList<CatalogObject>();
    var ids = new ArrayList<ObjectId>();
    for (CatalogObject object : catalog.objects()) {
      int dice = random.nextInt(8);
      if (dice > 0) {
        ids.add(object.id());
        objects.add(
            dice > 1
                ? object
                : CatalogObject.of(object.id(), Map.of("a", "x".repeat(random.nextInt(3000)))));
      }
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      CatalogObject object = object(random.nextInt(40), random);
      if (!ids.contains(object.id())) {
        ids.add(object.id());
        objects.add(object);
      }
    }
    return Catalog.of(objects);
  }

  private static CatalogObject object(int number, Random random) {
    return CatalogObject.of(
        ObjectId.of(ObjectKind.TABLE, "public", "t" + number),
        Map.of("a", "v" + random.nextInt(3), "b", "y".repeat(random.nextInt(400))));
  }
}
