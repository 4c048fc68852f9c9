package dev.interlock.project.configuration;

import dev.interlock.gate.verify.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;

/** Turns values of the configuration into JSON. */
final class YamlJson {

  private YamlJson() {}

  static Json of(YamlValue value) {
    return switch (value) {
      case YamlValue.Nothing nothing -> new Json.Nothing();
      case YamlValue.Flag flag -> new Json.Truth(flag.isTrue());
      case YamlValue.Text text ->
          text.isNumber() ? number(text.text()) : new Json.Text(text.text());
      case YamlValue.Items items ->
          new Json.Items(items.values().stream().map(YamlJson::of).toList());
      case YamlValue.Fields fields -> {
        var all = new LinkedHashMap<String, Json>();
        fields.fields().forEach(field -> all.put(field.name(), of(field.value())));
        yield new Json.Fields(all);
      }
    };
  }

  /** Numbers that JSON cannot write, such as {@code .inf} and {@code 0x1F}, stay text. */
  private static Json number(String text) {
    try {
      return new Json.Numeric(new BigDecimal(text));
    } catch (NumberFormatException notInJson) {
      return new Json.Text(text);
    }
  }
}
