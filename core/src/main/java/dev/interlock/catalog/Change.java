package dev.interlock.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** One difference between two catalogs, as what happened to one object. */
public sealed interface Change {

  ObjectId id();

  /** What takes it back. */
  Change inverse();

  /**
   * What is there afterwards, given what is there before.
   *
   * @throws UnfitChange if it does not start from {@code there}
   */
  Optional<CatalogObject> appliedTo(Optional<CatalogObject> there);

  /** What leads from one catalog to the other, in the order of the objects; one for each object. */
  static List<Change> between(Catalog before, Catalog after) {
    return new CatalogDiffer(before.objects(), after.objects()).changes();
  }

  /**
   * What a sequence of changes comes to, in the order of the objects; one for each object at most.
   *
   * @throws UnfitChange if a change does not start from what those before it leave
   */
  static List<Change> net(List<Change> sequence) {
    return NetChanges.of(sequence);
  }

  /** An object that was not there. */
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

  /** An object that is no longer there, as it was. */
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
   * An object that has become different.
   *
   * @param attributes at least one, each name once, in their order
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
