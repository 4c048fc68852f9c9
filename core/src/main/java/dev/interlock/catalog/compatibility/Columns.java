package dev.interlock.catalog.compatibility;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.compatibility.Loss.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Losses of reads and writes when a column or a domain changes. */
final class Columns {

  private Columns() {}

  /** Whether an insert must give a value for the column. */
  static boolean mustBeGiven(Map<String, String> column) {
    return column.containsKey(Attribute.NOT_NULL)
        && !column.containsKey(Attribute.DEFAULT)
        && !column.containsKey(Attribute.IDENTITY)
        && !column.containsKey(Attribute.GENERATED);
  }

  static List<Loss> losses(Change.Altered altered, Optional<CatalogObject> before) {
    Map<String, String> was = before.map(CatalogObject::attributes).orElseGet(TreeMap::new);
    Map<String, String> is = new TreeMap<>(was);
    var losses = new ArrayList<Loss>();
    for (AttributeChange change : altered.attributes()) {
      change.after().ifPresentOrElse(v -> is.put(change.name(), v), () -> is.remove(change.name()));
      type(altered, change).ifPresent(losses::add);
    }
    writes(altered, was, is).ifPresent(losses::add);
    return losses;
  }

  private static Optional<Loss> type(Change.Altered altered, AttributeChange change) {
    if (!change.name().equals(Attribute.TYPE)) {
      return Optional.empty();
    }
    String before = change.before().orElse("untyped");
    String after = change.after().orElse("untyped");
    return TypeChange.weight(before, after)
        .map(weight ->
            new Loss(weight, altered.id(), "is %s instead of %s".formatted(after, before)));
  }

  private static Optional<Loss> writes(
      Change.Altered altered, Map<String, String> was, Map<String, String> is) {
    if (has(is, Attribute.GENERATED) && !has(was, Attribute.GENERATED)) {
      return Optional.of(
          new Loss(Weight.REFUSING, altered.id(), "is computed and can no longer be written"));
    }
    if (isAlways(is) && !isAlways(was)) {
      return Optional.of(
          new Loss(
              Weight.REFUSING, altered.id(), "is numbered by the server and accepts no value"));
    }
    if (has(is, Attribute.NOT_NULL) && !has(was, Attribute.NOT_NULL)) {
      return Optional.of(new Loss(Weight.NARROWING, altered.id(), "must no longer be null"));
    }
    return mustBeGiven(is) && !mustBeGiven(was)
        ? Optional.of(
            new Loss(Weight.NARROWING, altered.id(), "no longer has a default and needs a value"))
        : Optional.empty();
  }

  private static boolean has(Map<String, String> column, String attribute) {
    return column.containsKey(attribute);
  }

  private static boolean isAlways(Map<String, String> column) {
    return column.getOrDefault(Attribute.IDENTITY, "").startsWith("always");
  }
}
