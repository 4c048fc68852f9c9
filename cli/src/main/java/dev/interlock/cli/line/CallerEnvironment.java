package dev.interlock.cli.line;

import java.util.Map;
import java.util.TreeMap;

/**
 * The environment as the caller of the launcher set it.
 *
 * <p>Some variables are meant for the service but would change our own JVM first: {@code
 * JAVA_TOOL_OPTIONS} would load the service's agent into it, {@code LC_ALL} decides whether its
 * words are read as UTF-8. The launcher sets such a variable {@code X} aside as {@code
 * INTERLOCK_KEPT_X}; an empty one stands for a variable that was not set.
 */
public final class CallerEnvironment {

  private static final String KEPT = "INTERLOCK_KEPT_";

  private CallerEnvironment() {}

  /** {@code environment} with what the launcher set aside put back, sorted by name. */
  public static Map<String, String> of(Map<String, String> environment) {
    var restored = new TreeMap<>(environment);
    environment.forEach((name, value) -> {
      if (name.startsWith(KEPT)) {
        restored.remove(name);
        putBack(restored, name.substring(KEPT.length()), value);
      }
    });
    return restored;
  }

  private static void putBack(Map<String, String> restored, String name, String value) {
    if (value.isEmpty()) {
      restored.remove(name);
    } else {
      restored.put(name, value);
    }
  }
}
