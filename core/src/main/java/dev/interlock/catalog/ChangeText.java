package dev.interlock.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats changes in one line each. */
final class ChangeText {

  private static final int WIDTH = 60;
  private static final int CONTEXT = 20;
  private static final String CUT = "…";

  private ChangeText() {}

  /** Omits the definition that already serves as the object's name. */
  static String described(CatalogObject object) {
    String attributes =
        object.attributes().entrySet().stream()
            .filter(attribute ->
                !object.id().isUnnamed() || !attribute.getValue().equals(object.id().name()))
            .map(attribute -> described(attribute.getKey(), attribute.getValue()))
            .collect(Collectors.joining(", "));
    return attributes.isEmpty() ? object.id().toString() : object.id() + " (" + attributes + ")";
  }

  private static String described(String name, String value) {
    return value.equals("yes") ? name : name + " " + shortened(value, 0);
  }

  static String listed(List<AttributeChange> attributes) {
    return attributes.stream().map(AttributeChange::toString).collect(Collectors.joining(", "));
  }

  static String of(AttributeChange change) {
    String before = oneLine(change.before());
    String after = oneLine(change.after());
    int same = before.length() <= WIDTH && after.length() <= WIDTH ? 0 : common(before, after);
    return "%s %s -> %s".formatted(change.name(), shortened(before, same), shortened(after, same));
  }

  private static String oneLine(Optional<String> value) {
    return value.map(ChangeText::oneLine).orElse("none");
  }

  private static String oneLine(String value) {
    return value.strip().replaceAll("\\s+", " ");
  }

  private static int common(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  /** Cuts the value to the maximum width, with the text at {@code from} visible. */
  private static String shortened(String value, int from) {
    String line = oneLine(value);
    int start = Math.max(0, Math.min(from - CONTEXT, line.length() - WIDTH));
    int end = Math.min(line.length(), start + WIDTH);
    return (start > 0 ? CUT : "") + line.substring(start, end) + (end < line.length() ? CUT : "");
  }
}
