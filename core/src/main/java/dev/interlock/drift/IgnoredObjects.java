package dev.interlock.drift;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Patterns of objects that a project excludes from comparison, such as {@code events_20*} for
 * partitions that a retention job drops. A pattern is a name as the database stores it, with its
 * schema unless that is the default one, and {@code *} for any characters; a kind before it, such
 * as {@code index}, restricts it to that kind. A table's pattern covers all its parts.
 */
public record IgnoredObjects(List<String> patterns) {

  /** No pattern. */
  public static final IgnoredObjects NONE = new IgnoredObjects(List.of());

  public IgnoredObjects {
    patterns = patterns.stream().map(String::strip).sorted().distinct().toList();
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Whether a pattern covers the object, or the table that contains it. */
  public boolean cover(CatalogObject object) {
    return !patterns.isEmpty() && patterns.stream().anyMatch(each -> covers(each, object));
  }

  private static boolean covers(String pattern, CatalogObject object) {
    Optional<ObjectKind> kind = kind(pattern);
    String name = kind.map(found -> pattern.substring(found.word().length())).orElse(pattern);
    Pattern glob = glob(name.strip());
    ObjectId id = object.id();
    boolean isOfKind = kind.map(found -> found == id.kind()).orElse(true);
    boolean isOfTable =
        kind.map(IgnoredObjects::hasParts).orElse(true) && !id.owner().equals(id.path());
    return (isOfKind && matches(glob, path(object), id))
        || (isOfTable && matches(glob, id.owner(), id));
  }

  private static boolean hasParts(ObjectKind kind) {
    return switch (kind) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, DOMAIN -> true;
      default -> false;
    };
  }

  private static Optional<ObjectKind> kind(String pattern) {
    return Arrays.stream(ObjectKind.values())
        .filter(kind -> pattern.startsWith(kind.word() + " "))
        .findFirst();
  }

  /**
   * Returns the path to match. An unnamed object is matched by the name that the server generated.
   */
  private static List<String> path(CatalogObject object) {
    ObjectId id = object.id();
    if (id.isUnnamed()) {
      var path = new ArrayList<>(id.owner());
      path.add(object.uncomparedAttributes().getOrDefault(Attribute.NAME, id.name()));
      return path;
    }
    return id.kind().isInSchema() && !id.kind().isPart()
        ? id.path().subList(0, Math.min(2, id.path().size()))
        : id.path();
  }

  private static boolean matches(Pattern glob, List<String> path, ObjectId id) {
    boolean isDefault = id.kind().isInSchema() && Identifier.isDefaultSchema(path.getFirst());
    return glob.matcher(String.join(".", path)).matches()
        || (isDefault && glob.matcher(String.join(".", path.subList(1, path.size()))).matches());
  }

  private static Pattern glob(String name) {
    String quoted = Pattern.quote(name.replace("\"", ""));
    return Pattern.compile(quoted.replace("*", "\\E.*\\Q"));
  }
}
