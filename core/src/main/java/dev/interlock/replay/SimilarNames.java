package dev.interlock.replay;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.ObjectId;
import dev.interlock.finding.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds objects whose names are close to one that the server did not find: {@code user} and {@code
 * users}, {@code Task} and {@code task}.
 */
final class SimilarNames {

  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

  private SimilarNames() {}

  /** Whether the server reported a missing object. */
  static boolean isAsked(StatementRejected rejected) {
    return isAsked(rejected.failure().said().message());
  }

  private static boolean isAsked(String message) {
    return message.contains("does not exist");
  }

  /**
   * Returns the similar objects.
   *
   * @param message the server's message, with the missing name in double quotes
   */
  static List<String> to(String message, Catalog schema) {
    Matcher quoted = QUOTED.matcher(message);
    if (!isAsked(message) || !quoted.find()) {
      return List.of();
    }
    String wanted = quoted.group(1);
    String name = wanted.substring(wanted.lastIndexOf('.') + 1);
    Map<String, ObjectId> names = new TreeMap<>();
    for (CatalogObject object : schema.objects()) {
      if (!object.id().isUnnamed()) {
        names.putIfAbsent(object.id().name().toLowerCase(Locale.ROOT), object.id());
      }
    }
    return Nearest.to(name.toLowerCase(Locale.ROOT), names.keySet()).stream()
        .flatMap(near -> Optional.ofNullable(names.get(near)).stream())
        .map(ObjectId::toString)
        .toList();
  }
}
