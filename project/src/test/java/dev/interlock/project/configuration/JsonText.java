package dev.interlock.project.configuration;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, texts, numbers and truth values as indented JSON. */
final class JsonText {

  private JsonText() {}

  static String of(Object value) {
    return write(value, "") + "\n";
  }

  private static String write(Object value, String indent) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(e -> quoted(e.getKey()) + ": " + write(e.getValue(), indent + "  "))
              .collect(lines("{", "}", indent));
      case Collection<?> list ->
          list.stream().map(item -> write(item, indent + "  ")).collect(lines("[", "]", indent));
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> quoted(value);
    };
  }

  private static java.util.stream.Collector<CharSequence, ?, String> lines(
      String open, String close, String indent) {
    return Collectors.joining(
        ",\n" + indent + "  ", open + "\n" + indent + "  ", "\n" + indent + close);
  }

  private static String quoted(Object text) {
    return "\"" + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
