package dev.interlock.drift;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A history of random schema changes, and the schema after each of its migrations. */
public record RandomHistory(History history, States states, List<Catalog> after) {

  private static final List<String> TYPES = List.of("integer", "bigint", "text", "numeric(8,2)");

  /**
   * @param count number of migrations; one in eight changes nothing that a schema shows
   */
  static RandomHistory of(Random random, int count) {
    var migrations =
        IntStream.rangeClosed(1, count).mapToObj(n -> TestMigrations.versioned("V" + n)).toList();
    var effects = new ArrayList<MigrationEffect>();
    var after = new ArrayList<>(List.of(Catalog.empty()));
    for (Migration migration : migrations) {
      Catalog before = after.getLast();
      Catalog next = random.nextInt(8) == 0 ? before : changed(before, random);
      effects.add(effect(migration, before, next));
      after.add(next);
    }
    var history = History.of(migrations, List.of());
    return new RandomHistory(history, States.of(history, effects), after);
  }

  static MigrationEffect effect(Migration migration, Catalog before, Catalog after) {
    List<Change> changes = Change.between(before, after);
    return new MigrationEffect(
        migration.id(),
        migration.raw(),
        Checksum.of(migration.path().getBytes(StandardCharsets.UTF_8)),
        before.fingerprint(),
        after.fingerprint(),
        changes,
        List.of(StatementEffect.ofChanges(1, changes)));
  }

  /** Returns the schema after one to three random changes; never the same schema. */
  public static Catalog changed(Catalog schema, Random random) {
    Catalog changed = schema;
    while (changed.equals(schema)) {
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        changed = once(changed, random);
      }
    }
    return changed;
  }

  private static Catalog once(Catalog schema, Random random) {
    Map<ObjectId, CatalogObject> objects = new LinkedHashMap<>();
    schema.objects().forEach(object -> objects.put(object.id(), object));
    List<ObjectId> tables =
        objects.keySet().stream().filter(id -> id.kind() == ObjectKind.TABLE).toList();
    if (tables.isEmpty() || random.nextInt(4) == 0) {
      put(objects, ObjectId.of(ObjectKind.TABLE, "public", "t" + random.nextInt(1_000)), Map.of());
      return Catalog.of(objects.values());
    }
    String table = tables.get(random.nextInt(tables.size())).name();
    switch (random.nextInt(6)) {
      case 0, 1 -> put(objects, column(table, random), attributes(random));
      case 2 -> objects.remove(column(table, random));
      case 3 ->
          put(
              objects,
              ObjectId.of(ObjectKind.INDEX, "public", table, "i" + random.nextInt(5)),
              Map.of("definition", "btree (c" + random.nextInt(9) + ")"));
      case 4 ->
          objects.computeIfPresent(
              column(table, random), (id, column) -> CatalogObject.of(id, attributes(random)));
      default -> {
        if (random.nextInt(3) == 0) {
          objects.keySet().removeIf(id -> id.path().get(1).equals(table));
        }
      }
    }
    return Catalog.of(objects.values());
  }

  private static ObjectId column(String table, Random random) {
    return ObjectId.of(ObjectKind.COLUMN, "public", table, "c" + random.nextInt(9));
  }

  private static Map<String, String> attributes(Random random) {
    var attributes = new TreeMap<>(Map.of(Attribute.TYPE, TYPES.get(random.nextInt(4))));
    if (random.nextBoolean()) {
      attributes.put(Attribute.NOT_NULL, "yes");
    }
    return attributes;
  }

  private static void put(
      Map<ObjectId, CatalogObject> objects, ObjectId id, Map<String, String> attributes) {
    objects.put(id, CatalogObject.of(id, new HashMap<>(attributes)));
  }
}
