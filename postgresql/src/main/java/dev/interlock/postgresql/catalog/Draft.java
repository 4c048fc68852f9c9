package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.TextMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object while several sections add to it. */
final class Draft {

  private final ObjectId id;
  private final TextMap.Builder attributes = new TextMap.Builder();
  private TextMap asides = TextMap.empty();

  Draft(ObjectId id) {
    this.id = id;
  }

  ObjectId id() {
    return id;
  }

  @Nullable String get(String attribute) {
    return attributes.get(attribute);
  }

  /** What is null is at its default, and absent. */
  Draft put(String attribute, @Nullable String value) {
    if (value != null) {
      attributes.put(attribute, value);
    }
    return this;
  }

  Draft put(String attribute, Optional<String> value) {
    value.ifPresent(there -> attributes.put(attribute, there));
    return this;
  }

  Draft putIf(boolean condition, String attribute, String value) {
    return condition ? put(attribute, value) : this;
  }

  Draft aside(String name, String value) {
    return aside(asides.with(name, value));
  }

  Draft aside(TextMap all) {
    asides = all;
    return this;
  }

  /** Keeps the name of an object that is known by its definition. */
  Draft named(String name) {
    return id.isUnnamed() ? aside(Attribute.NAME, name) : this;
  }

  CatalogObject object() {
    return new CatalogObject(id, attributes.build(), asides);
  }
}
