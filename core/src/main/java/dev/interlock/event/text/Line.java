package dev.interlock.event.text;

import dev.interlock.finding.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One log line: a sentence for people, and the same content as fields for machines.
 *
 * @param fields values are strings, numbers, booleans, lists or maps of such, in the order to print
 */
public record Line(Level level, String message, Map<String, Object> fields) {

  /** The name of the level in log collectors. */
  public enum Level {
    DEBUG,
    INFO,
    WARN,
    ERROR;

    public static Level of(Severity severity) {
      return switch (severity) {
        case ERROR -> ERROR;
        case WARNING -> WARN;
        case NOTE -> INFO;
      };
    }
  }

  public Line {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public static Line info(String message) {
    return new Line(Level.INFO, message, Map.of());
  }

  public static Line debug(String message) {
    return new Line(Level.DEBUG, message, Map.of());
  }

  public Line at(Level other) {
    return new Line(other, message, fields);
  }

  public Line with(String name, Object value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Line(level, message, more);
  }
}
