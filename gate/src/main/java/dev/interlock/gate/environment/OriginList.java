package dev.interlock.gate.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a list of origins in a variable, in either of its two formats. */
final class OriginList {

  /**
   * A JSON array of strings. Origins need no escapes, except slashes, which some writers escape.
   */
  private static final Pattern JSON =
      Pattern.compile("\\[\\s*(?:\"[^\"]*\"\\s*(?:,\\s*\"[^\"]*\"\\s*)*)?\\]");

  private OriginList() {}

  /** Returns the entries in order; empty if the text begins like a JSON array but is not valid. */
  static Optional<List<String>> read(String text) {
    String list = text.strip();
    if (!list.startsWith("[")) {
      return Optional.of(entries(list));
    }
    if (!JSON.matcher(list).matches()) {
      return Optional.empty();
    }
    String inner = list.substring(1, list.length() - 1).replace("\\/", "/");
    return Optional.of(inner.isBlank() ? List.of() : entries(inner.replace("\"", "")));
  }

  private static List<String> entries(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }
}
