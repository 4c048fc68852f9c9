package dev.interlock.postgresql.catalog;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.TextMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object to which several sections add attributes. */
final class ObjectBuilder {

  private final ObjectId id;
  private final TextMap.Builder attributes = new TextMap.Builder();
  private TextMap uncomparedAttributes = TextMap.empty();

  ObjectBuilder(ObjectId id) {
    this.id = id;
  }

  ObjectId id() {
    return id;
  }

  @Nullable String get(String attribute) {
    return attributes.get(attribute);
  }

  /** Adds an attribute; null means the default, which is left out. */
  ObjectBuilder put(String attribute, @Nullable String value) {
    if (value != null) {
      attributes.put(attribute, value);
    }
    return this;
  }

  ObjectBuilder put(String attribute, Optional<String> value) {
    value.ifPresent(there -> attributes.put(attribute, there));
    return this;
  }

  ObjectBuilder putIf(boolean condition, String attribute, String value) {
    return condition ? put(attribute, value) : this;
  }

  ObjectBuilder uncompared(String name, String value) {
    return uncompared(uncomparedAttributes.with(name, value));
  }

  ObjectBuilder uncompared(TextMap all) {
    uncomparedAttributes = all;
    return this;
  }

  /** Keeps the name of an object that is identified by its definition. */
  ObjectBuilder named(String name) {
    return id.isUnnamed() ? uncompared(Attribute.NAME, name) : this;
  }

  CatalogObject object() {
    return new CatalogObject(id, attributes.build(), uncomparedAttributes);
  }
}
