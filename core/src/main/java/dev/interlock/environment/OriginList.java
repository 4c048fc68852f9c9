package dev.interlock.environment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways to write a list of origins in a variable. */
final class OriginList {

  /** An origin needs no escape in a JSON string, except a slash that somebody escaped anyway. */
  private static final Pattern JSON =
      Pattern.compile("\\[\\s*(?:\"[^\"]*\"\\s*(?:,\\s*\"[^\"]*\"\\s*)*)?\\]");

  private OriginList() {}

  /** The entries in order; empty when the text begins like a JSON array and is none. */
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
