package dev.interlock.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One difference between two catalogs, as a change of one object. */
public sealed interface Change {

  ObjectId id();

  /** Returns the opposite change. */
  Change inverse();

  /**
   * Returns the object after this change; empty if there is none.
   *
   * @param there the object before, if it exists
   * @throws UnfitChange if the change does not start from {@code there}
   */
  Optional<CatalogObject> appliedTo(Optional<CatalogObject> there);

  /**
   * Returns the changes that lead from one catalog to the other, ordered by object; at most one for
   * each object.
   */
  static List<Change> between(Catalog before, Catalog after) {
    return new CatalogDiffer(before.objects(), after.objects()).changes();
  }

  /**
   * Returns the net effect of a sequence of changes, ordered by object; at most one change for each
   * object.
   *
   * @throws UnfitChange if a change does not start from the result of those before it
   */
  static List<Change> net(List<Change> sequence) {
    return NetChanges.of(sequence);
  }

  /** A new object. */
  record Created(CatalogObject object) implements Change {
    @Override
    public ObjectId id() {
      return object.id();
    }

    @Override
    public Change inverse() {
      return new Dropped(object);
    }

    @Override
    public Optional<CatalogObject> appliedTo(Optional<CatalogObject> there) {
      if (there.isPresent()) {
        throw new UnfitChange(this, there);
      }
      return Optional.of(object);
    }

    @Override
    public String toString() {
      return "created " + ChangeText.described(object);
    }
  }

  /** An object that no longer exists, as it was before. */
  record Dropped(CatalogObject object) implements Change {
    @Override
    public ObjectId id() {
      return object.id();
    }

    @Override
    public Change inverse() {
      return new Created(object);
    }

    @Override
    public Optional<CatalogObject> appliedTo(Optional<CatalogObject> there) {
      if (there.filter(object::isSameAs).isEmpty()) {
        throw new UnfitChange(this, there);
      }
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "dropped " + id();
    }
  }

  /**
   * An object whose attributes changed.
   *
   * @param attributes at least one, each name once, ordered by name
   */
  record Altered(ObjectId id, List<AttributeChange> attributes) implements Change {
    public Altered {
      attributes = attributes.stream().sorted(Comparator.comparing(AttributeChange::name)).toList();
      if (attributes.stream().map(AttributeChange::name).distinct().count() != attributes.size()
          || attributes.isEmpty()) {
        throw new IllegalArgumentException("Altered means different attributes: " + attributes);
      }
    }

    @Override
    public Change inverse() {
      return new Altered(id, attributes.stream().map(AttributeChange::inverse).toList());
    }

    @Override
    public Optional<CatalogObject> appliedTo(Optional<CatalogObject> there) {
      var object = there.orElseThrow(() -> new UnfitChange(this, there));
      var changed = new TreeMap<>(object.attributes());
      for (AttributeChange attribute : attributes) {
        String name = attribute.name();
        if (!Optional.ofNullable(changed.get(name)).equals(attribute.before())) {
          throw new UnfitChange(this, there);
        }
        attribute
            .after()
            .ifPresentOrElse(value -> changed.put(name, value), () -> changed.remove(name));
      }
      return Optional.of(object.withAttributes(changed));
    }

    @Override
    public String toString() {
      return "altered %s: %s".formatted(id, ChangeText.listed(attributes));
    }
  }
}
