package dev.interlock.project.configuration;

import java.util.HashMap;
import java.util.Map;

/**
 * Values that win over variables and file.
 *
 * @param values by {@link ConfigurationKey#path()}; those of lists with commas
 */
public record Overrides(Kind kind, Map<String, String> values) {

  /** No values. */
  public static final Overrides NONE = new Overrides(Kind.FLAGS, Map.of());

  /** The form in which a user writes the values. */
  public enum Kind {
    /** Flags of the command line. */
    FLAGS,
    /** Properties of a framework, with the prefix {@code interlock.}. */
    PROPERTIES
  }

  /**
   * @throws IllegalArgumentException if no key has such a path, which its source has to report
   */
  public Overrides {
    values = Map.copyOf(values);
    for (String path : values.keySet()) {
      if (ConfigurationKey.ALL.stream().noneMatch(key -> key.path().equals(path))) {
        throw new IllegalArgumentException("there is no configuration key " + path);
      }
    }
  }

  /** Returns flags by {@link ConfigurationKey#flag()}. */
  public static Overrides ofFlags(Map<String, String> flags) {
    var values = new HashMap<String, String>();
    for (ConfigurationKey<?> key : ConfigurationKey.ALL) {
      String text = flags.get(key.flag());
      if (text != null) {
        values.put(key.path(), text);
      }
    }
    if (values.size() != flags.size()) {
      throw new IllegalArgumentException("a flag has no configuration key: " + flags.keySet());
    }
    return new Overrides(Kind.FLAGS, values);
  }

  Origin origin(ConfigurationKey<?> key) {
    return switch (kind) {
      case FLAGS -> new Origin.Flag(key.flag());
      case PROPERTIES -> new Origin.Property("interlock." + key.path());
    };
  }
}
