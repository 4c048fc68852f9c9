package dev.interlock.drift;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import java.util.List;
import java.util.Set;

/**
 * Objects that no migration makes. Most do no harm. A part of an object that migrations make may
 * change its rules; it then counts as a difference of that object.
 */
final class ExtraObjects {

  private ExtraObjects() {}

  /**
   * Whether the object changes the rules of one of the owners.
   *
   * @param managed paths of the objects that the migrations make
   */
  static boolean imposes(CatalogObject object, Set<List<String>> managed) {
    return object.id().kind().isPart()
        && managed.contains(object.id().owner())
        && switch (object.id().kind()) {
          case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY -> true;
          case INDEX ->
              object.attributes().getOrDefault(Attribute.DEFINITION, "").startsWith("UNIQUE");
          default -> false;
        };
  }
}
