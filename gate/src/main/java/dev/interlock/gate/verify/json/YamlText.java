package dev.interlock.gate.verify.json;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML documents as JSON values. */
public final class YamlText {

  private static final int LARGEST_CODE_POINTS = 16 << 20;
  private static final int DEEPEST = 200;

  private YamlText() {}

  /**
   * Returns the value of one YAML document; empty if the text is not one. Keys that are not text,
   * such as the status {@code 200}, become text. The library bounds aliases.
   */
  public static Optional<Json> parse(String text) {
    try {
      var settings = LoadSettings.builder().setCodePointLimit(LARGEST_CODE_POINTS).build();
      return Optional.of(value(new Load(settings).loadFromString(text), 0));
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError notYaml) {
      return Optional.empty();
    }
  }

  private static Json value(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("values are nested too deeply");
    }
    return switch (value) {
      case null -> new Json.Nothing();
      case Boolean truth -> new Json.Truth(truth);
      case Number number -> number(number);
      case Map<?, ?> map -> fields(map, depth + 1);
      case List<?> list ->
          new Json.Items(list.stream().map(item -> value(item, depth + 1)).toList());
      default -> new Json.Text(value.toString());
    };
  }

  private static Json fields(Map<?, ?> map, int depth) {
    var fields = new LinkedHashMap<String, Json>();
    map.forEach((name, field) -> fields.put(String.valueOf(name), value(field, depth)));
    return new Json.Fields(fields);
  }

  /** Keeps infinity and NaN, which JSON lacks, as text. */
  private static Json number(Number number) {
    try {
      return new Json.Numeric(new BigDecimal(number.toString()));
    } catch (NumberFormatException notFinite) {
      return new Json.Text(number.toString());
    }
  }
}
