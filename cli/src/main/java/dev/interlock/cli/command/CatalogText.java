package dev.interlock.cli.command;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Identifier;
import dev.interlock.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A catalog for people: each table with its columns, constraints, indexes and triggers below it.
 */
record CatalogText(Catalog catalog) {

  @Override
  public String toString() {
    var parts = parts();
    var text = new StringBuilder();
    for (CatalogObject object : catalog.objects()) {
      if (!object.id().kind().isPart()) {
        text.append(object.id()).append(described(object.attributes(), "  ")).append('\n');
        parts.getOrDefault(object.id().path(), List.of()).forEach(part -> append(part, text));
      }
    }
    return text.append(
            "%d objects, fingerprint %s%n"
                .formatted(catalog.objects().size(), catalog.fingerprint()))
        .toString();
  }

  /** By the path of what they are part of; columns in their order, then the other kinds. */
  private Map<List<String>, List<CatalogObject>> parts() {
    var parts =
        catalog.objects().stream()
            .filter(object -> object.id().kind().isPart())
            .collect(Collectors.groupingBy(object -> object.id().owner()));
    parts.replaceAll((owner, list) -> {
      var sorted = new ArrayList<>(list);
      sorted.sort(
          Comparator.comparing((CatalogObject part) -> part.id().kind())
              .thenComparingInt(CatalogText::position));
      return sorted;
    });
    return parts;
  }

  private static int position(CatalogObject part) {
    String position = part.asides().get(Attribute.POSITION);
    return position == null ? 0 : Integer.parseInt(position);
  }

  private static void append(CatalogObject part, StringBuilder text) {
    boolean column = part.id().kind() == ObjectKind.COLUMN;
    String word = column ? "" : part.id().kind().word() + " ";
    String name = part.id().isUnnamed() ? "" : Identifier.quoted(part.id().name());
    text.append("  ").append(word).append(name);
    var attributes = new TreeMap<>(part.attributes());
    String first = attributes.remove(column ? Attribute.TYPE : Attribute.DEFINITION);
    if (first != null) {
      text.append(name.isEmpty() ? "" : column ? " " : ": ").append(indented(first, "    "));
    }
    text.append(described(attributes, "    ")).append('\n');
  }

  private static String described(Map<String, String> attributes, String indent) {
    var text = new StringBuilder();
    attributes.forEach((name, value) -> {
      boolean many = value.strip().contains("\n");
      if (value.equals("yes")) {
        text.append(", ").append(name);
      } else {
        text.append(many ? "\n" + indent + name + ":\n" + indent + "  " : ", " + name + " ")
            .append(indented(value, indent + "  "));
      }
    });
    return text.toString();
  }

  private static String indented(String value, String indent) {
    return value.strip().replace("\n", "\n" + indent);
  }
}
