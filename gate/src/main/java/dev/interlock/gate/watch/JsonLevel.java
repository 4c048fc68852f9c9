package dev.interlock.gate.watch;

import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The level of a log line in JSON. */
final class JsonLevel {

  private static final JsonFactory JSON = new JsonFactory();

  /** Names of the level in Pino, Zap, Logback, structlog, Google Cloud, Serilog and ECS. */
  private static final Set<String> NAMES =
      Set.of("level", "severity", "lvl", "levelname", "log.level", "@l", "LogLevel");

  /** Error in the numbers of Pino and Bunyan. */
  private static final int PINO_ERROR = 50;

  private JsonLevel() {}

  /** Returns the level of an object; empty if it has none, or if the line is no JSON. */
  static Optional<String> of(String line) {
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (NAMES.contains(name) && value == JsonToken.VALUE_STRING) {
          return Optional.of(json.getString());
        }
        if (NAMES.contains(name) && value == JsonToken.VALUE_NUMBER_INT) {
          return Optional.of(json.getLongValue() >= PINO_ERROR ? "error" : "info");
        }
        json.skipChildren();
      }
      return Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }
}
