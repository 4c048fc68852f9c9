package dev.interlock.preflight;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.LockMode;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.TestMigrations;
import dev.interlock.ledger.Direction;
import dev.interlock.plan.PlannedMigration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds a planned migration, statement by statement, with the effects that a replay would see. */
final class PlannedStatements {

  private final String version;
  private final List<String> statements = new ArrayList<>();
  private final List<StatementEffect> effects = new ArrayList<>();

  PlannedStatements(String version) {
    this.version = version;
  }

  /** Adds a statement that makes the given changes only. */
  PlannedStatements changes(String sql, Change... changes) {
    return add(sql, List.of(changes), Map.of(), Set.of(), Set.of());
  }

  PlannedStatements rewrites(String sql, Map<String, LockMode> locks, String... tables) {
    return add(sql, List.of(), locks, Set.of(tables), Set.of());
  }

  PlannedStatements reads(String sql, Map<String, LockMode> locks, String... tables) {
    return add(sql, List.of(), locks, Set.of(), Set.of(tables));
  }

  PlannedStatements indexes(String sql, Map<String, LockMode> locks, String... tables) {
    var index = CatalogObject.of(ObjectId.of(ObjectKind.INDEX, "public", "t", "i"), Map.of());
    return add(sql, List.of(new Change.Created(index)), locks, Set.of(), Set.of(tables));
  }

  private PlannedStatements add(
      String sql,
      List<Change> changes,
      Map<String, LockMode> locks,
      Set<String> rewritten,
      Set<String> scanned) {
    statements.add(sql);
    effects.add(
        new StatementEffect(
            statements.size(),
            true,
            changes,
            new TreeMap<>(locks),
            new TreeSet<>(rewritten),
            new TreeSet<>(scanned),
            Collections.emptySortedMap()));
    return this;
  }

  PlannedEffect planned() {
    var migration = TestMigrations.versioned(version, String.join(";\n", statements) + ";");
    return new PlannedEffect(
        new PlannedMigration(migration, Direction.UP, PlannedMigration.Reason.PENDING),
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            Catalog.empty().fingerprint(),
            Catalog.empty().fingerprint(),
            List.of(),
            effects));
  }

  static CatalogObject table(String name) {
    return CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", name), Map.of());
  }

  static CatalogObject partition(String name, String parent) {
    return CatalogObject.of(
        ObjectId.of(ObjectKind.TABLE, "public", name),
        Map.of("partition of", "public." + parent + " FOR VALUES IN (1)"));
  }
}
