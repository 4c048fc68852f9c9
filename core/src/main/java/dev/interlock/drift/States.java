package dev.interlock.drift;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.UnfitChange;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The schemas that a history makes, rebuilt from the effects of its migrations. Immutable.
 *
 * <p>An empty database has an empty catalog; every state is the empty catalog plus the changes of
 * some migrations in apply order.
 */
public final class States {

  private final History history;
  private final Map<MigrationId, MigrationEffect> effects;
  private final RepeatableObjects repeatableObjects;
  private final ManagedObjects managed;

  private States(History history, Map<MigrationId, MigrationEffect> effects) {
    this.history = history;
    this.effects = effects;
    this.repeatableObjects =
        RepeatableObjects.of(history.repeatables().stream().map(m -> effects.get(m.id())).toList());
    this.managed = ManagedObjects.of(effects.values());
  }

  /**
   * Returns the states of a history.
   *
   * @param effects one for each migration of the history
   * @throws IllegalArgumentException if one is missing
   */
  public static States of(History history, List<MigrationEffect> effects) {
    var byId = new LinkedHashMap<MigrationId, MigrationEffect>();
    effects.forEach(effect -> byId.put(effect.id(), effect));
    for (Migration migration : history.all()) {
      if (!byId.containsKey(migration.id())) {
        throw new IllegalArgumentException("No effect is known of " + migration.id());
      }
    }
    return new States(history, byId);
  }

  public History history() {
    return history;
  }

  /** Returns the effect of one of the history's migrations. */
  public MigrationEffect effect(MigrationId id) {
    var effect = effects.get(id);
    if (effect == null) {
      throw new IllegalArgumentException("No file has " + id);
    }
    return effect;
  }

  /** Whether any migration makes, alters or drops the object. */
  public boolean mentions(ObjectId id) {
    return managed.mentions(id);
  }

  /** Returns every object for which {@link #mentions} is true. */
  public Set<ObjectId> mentioned() {
    return managed.mentioned();
  }

  /** Returns the part of a database that the history manages. */
  Catalog managed(Catalog database) {
    return managed.in(database);
  }

  /** Returns the managed objects that any migration makes, alters or drops. */
  public Catalog known(Catalog database) {
    return filtered(database, managed::mentions);
  }

  /** Returns the managed objects that no migration makes, alters or drops. */
  public Catalog unknown(Catalog database) {
    return filtered(database, object -> !managed.mentions(object));
  }

  private Catalog filtered(Catalog database, Predicate<ObjectId> wanted) {
    return Catalog.of(
        managed.in(database).objects().stream()
            .filter(object -> wanted.test(object.id()))
            .toList());
  }

  /**
   * Returns the part of a database that the history manages, without the objects of repeatables.
   */
  public Catalog bare(Catalog database) {
    return repeatableObjects.without(managed.in(database));
  }

  /**
   * Returns a difference with the migration that makes the expected object, or that would make an
   * unexpected one.
   */
  public Difference attributed(Change change) {
    return new Difference(change, ObjectProvenance.of(this, change));
  }

  /** Returns the objects that repeatables make. */
  RepeatableObjects repeatableObjects() {
    return repeatableObjects;
  }

  /** Returns every versioned migration. */
  SortedSet<MigrationId> all() {
    var all = new TreeSet<MigrationId>();
    history.migrations().forEach(migration -> all.add(migration.id()));
    return all;
  }

  /** Returns the first versioned migrations in apply order. */
  SortedSet<MigrationId> first(int count) {
    var first = new TreeSet<MigrationId>();
    history.migrations().stream().limit(count).forEach(migration -> first.add(migration.id()));
    return first;
  }

  /**
   * Returns the schema after these versioned migrations, without the objects of repeatables; empty
   * if their effects do not fit together, so that the schema is unknown.
   */
  public Optional<Catalog> with(SortedSet<MigrationId> migrations) {
    var changes = new ArrayList<Change>();
    for (Migration migration : history.migrations()) {
      if (migrations.contains(migration.id())) {
        changes.addAll(effect(migration.id()).changes());
      }
    }
    try {
      return Optional.of(repeatableObjects.without(Catalog.empty().with(changes)));
    } catch (UnfitChange e) {
      return Optional.empty();
    }
  }

  /** Returns the schema after all migrations, repeatables included. */
  public Catalog head() {
    var changes = new ArrayList<Change>();
    history.all().forEach(migration -> changes.addAll(effect(migration.id()).changes()));
    return Catalog.empty().with(changes);
  }
}
