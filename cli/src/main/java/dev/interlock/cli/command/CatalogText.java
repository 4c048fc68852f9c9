package dev.interlock.cli.command;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Fingerprint;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Prints a catalog for people: each table with its columns, constraints, indexes and triggers below
 * it.
 */
record CatalogText(Catalog catalog) {

  @Override
  public String toString() {
    var fingerprint = new FutureTask<>(catalog::fingerprint);
    Thread.ofPlatform().daemon().start(fingerprint);
    var parts = parts();
    var text = new StringBuilder();
    for (CatalogObject object : catalog.objects()) {
      if (!object.id().kind().isPart()) {
        text.append(object.id());
        describe(object.attributes(), null, "  ", text);
        text.append('\n');
        parts.getOrDefault(object.id().path(), List.of()).forEach(part -> append(part, text));
      }
    }
    return text.append(
            "%d objects, fingerprint %s%n".formatted(catalog.objects().size(), result(fingerprint)))
        .toString();
  }

  /** Hashing takes as long as printing, so both run at the same time. */
  private static Fingerprint result(FutureTask<Fingerprint> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while hashing a catalog", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a catalog cannot be hashed", e.getCause());
    }
  }

  /**
   * Groups the parts by the path of their owner: columns in their order, then the other kinds.
   * Parts of one owner and kind are adjacent in the catalog, so they are moved together.
   */
  private Map<List<String>, List<CatalogObject>> parts() {
    var parts = new HashMap<List<String>, List<CatalogObject>>();
    List<CatalogObject> objects = catalog.objects();
    int end;
    for (int start = 0; start < objects.size(); start = end) {
      end = start + 1;
      ObjectId first = objects.get(start).id();
      if (first.kind().isPart()) {
        while (end < objects.size() && isBeside(first, objects.get(end).id())) {
          end++;
        }
        parts
            .computeIfAbsent(first.owner(), none -> new ArrayList<>())
            .addAll(ordered(objects.subList(start, end)));
      }
    }
    return parts;
  }

  private static boolean isBeside(ObjectId first, ObjectId next) {
    return first.kind() == next.kind()
        && first.path().get(0).equals(next.path().get(0))
        && first.path().get(1).equals(next.path().get(1));
  }

  private static List<CatalogObject> ordered(List<CatalogObject> parts) {
    var ordered = new ArrayList<>(parts);
    if (parts.getFirst().id().kind() == ObjectKind.COLUMN) {
      ordered.sort(Comparator.comparingInt(CatalogText::position));
    }
    return ordered;
  }

  private static int position(CatalogObject part) {
    String position = part.uncomparedAttributes().get(Attribute.POSITION);
    return position == null ? 0 : Integer.parseInt(position);
  }

  private static void append(CatalogObject part, StringBuilder text) {
    boolean column = part.id().kind() == ObjectKind.COLUMN;
    String word = column ? "" : part.id().kind().word() + " ";
    String name = part.id().isUnnamed() ? "" : Identifier.quoted(part.id().name());
    text.append("  ").append(word).append(name);
    String first = column ? Attribute.TYPE : Attribute.DEFINITION;
    String value = part.attributes().get(first);
    if (value != null) {
      text.append(name.isEmpty() ? "" : column ? " " : ": ").append(indented(value, "    "));
    }
    describe(part.attributes(), first, "    ", text);
    text.append('\n');
  }

  /**
   * Appends an object's attributes.
   *
   * @param said the attribute that is already printed
   */
  private static void describe(
      Map<String, String> attributes, @Nullable String said, String indent, StringBuilder text) {
    attributes.forEach((name, value) -> {
      if (name.equals(said)) {
        return;
      }
      if (value.equals("yes")) {
        text.append(", ").append(name);
      } else if (value.strip().indexOf('\n') >= 0) {
        text.append('\n')
            .append(indent)
            .append(name)
            .append(":\n")
            .append(indent)
            .append("  ")
            .append(indented(value, indent + "  "));
      } else {
        text.append(", ").append(name).append(' ').append(value.strip());
      }
    });
  }

  private static String indented(String value, String indent) {
    return value.strip().replace("\n", "\n" + indent);
  }
}
