package dev.interlock.cli.line;

import java.util.Map;
import java.util.TreeMap;

/**
 * The environment as the caller of the launcher set it.
 *
 * <p>Some variables are meant for the service but would affect Interlock's own JVM first: {@code
 * JAVA_TOOL_OPTIONS} would load the service's agent into it, {@code LC_ALL} decides whether its
 * output is UTF-8. The launcher moves such a variable {@code X} to {@code INTERLOCK_KEPT_X}; an
 * empty one means that the variable was not set.
 */
public final class CallerEnvironment {

  private static final String KEPT = "INTERLOCK_KEPT_";

  private CallerEnvironment() {}

  /** Returns {@code environment} with the moved variables restored, sorted by name. */
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
