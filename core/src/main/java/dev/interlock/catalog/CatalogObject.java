package dev.interlock.catalog;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One object of a schema.
 *
 * @param attributes its properties by {@link Attribute} name, as the server prints them; defaults
 *     are absent
 * @param uncomparedAttributes further properties, neither compared nor part of the fingerprint
 */
public record CatalogObject(
    ObjectId id,
    SortedMap<String, String> attributes,
    SortedMap<String, String> uncomparedAttributes) {

  public CatalogObject {
    attributes = TextMap.copyOf(attributes);
    uncomparedAttributes = TextMap.copyOf(uncomparedAttributes);
  }

  public static CatalogObject of(ObjectId id, Map<String, String> attributes) {
    return of(id, attributes, Map.of());
  }

  public static CatalogObject of(
      ObjectId id, Map<String, String> attributes, Map<String, String> uncomparedAttributes) {
    return new CatalogObject(id, new TreeMap<>(attributes), new TreeMap<>(uncomparedAttributes));
  }

  CatalogObject withId(ObjectId other) {
    return new CatalogObject(other, attributes, uncomparedAttributes);
  }

  CatalogObject withAttributes(SortedMap<String, String> others) {
    return new CatalogObject(id, others, uncomparedAttributes);
  }

  /** Whether both are the same object with the same attributes. */
  public boolean isSameAs(CatalogObject other) {
    return id.equals(other.id) && attributes.equals(other.attributes);
  }
}
