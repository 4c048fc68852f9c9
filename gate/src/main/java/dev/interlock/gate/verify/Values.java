package dev.interlock.gate.verify;

import dev.interlock.gate.verify.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code ${NAME}} in requests and expectations. A name without a value stays as
 * written; the reader of the configuration has refused it before.
 */
public record Values(Map<String, Json> byName) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  public Values {
    byName = Map.copyOf(byName);
  }

  /** Returns the names that a text refers to, in order. */
  public static List<String> namesIn(String text) {
    return REFERENCE.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Returns a copy with one more value. */
  public Values with(String name, Json value) {
    var more = new LinkedHashMap<>(byName);
    more.put(name, value);
    return new Values(more);
  }

  /** Replaces the references in a text. */
  public String fill(String text) {
    return fill(text, UnaryOperator.identity());
  }

  /** Replaces the references in a path or query, percent-encoded (RFC 3986, section 2.1). */
  public String fillPath(String path) {
    return fill(path, Values::encoded);
  }

  /** Replaces the references in all texts; a text that is one reference becomes its value. */
  public Json fill(Json value) {
    return switch (value) {
      case Json.Text text -> filled(text);
      case Json.Items items -> new Json.Items(items.values().stream().map(this::fill).toList());
      case Json.Fields fields -> {
        var filled = new LinkedHashMap<String, Json>();
        fields.values().forEach((name, field) -> filled.put(name, fill(field)));
        yield new Json.Fields(filled);
      }
      case Json.Nothing nothing -> nothing;
      case Json.Truth truth -> truth;
      case Json.Numeric number -> number;
    };
  }

  private Json filled(Json.Text text) {
    Matcher reference = REFERENCE.matcher(text.value());
    return reference.matches()
        ? byName.getOrDefault(reference.group(1), text)
        : new Json.Text(fill(text.value()));
  }

  private String fill(String text, UnaryOperator<String> encoding) {
    return rewritten(
        text,
        UnaryOperator.identity(),
        name -> {
          Json value = byName.get(name);
          return value == null ? "${" + name + "}" : encoding.apply(value.plain().orElse(""));
        });
  }

  /**
   * Returns a text with other words in place of its references and of what is between them.
   *
   * @param between receives the text before, between and after the references; never an empty one
   * @param reference receives the name of a reference
   */
  public static String rewritten(
      String text, UnaryOperator<String> between, UnaryOperator<String> reference) {
    var rewritten = new StringBuilder();
    Matcher found = REFERENCE.matcher(text);
    int end = 0;
    while (found.find()) {
      if (found.start() > end) {
        rewritten.append(between.apply(text.substring(end, found.start())));
      }
      rewritten.append(reference.apply(found.group(1)));
      end = found.end();
    }
    return end < text.length()
        ? rewritten.append(between.apply(text.substring(end))).toString()
        : rewritten.toString();
  }

  /** Percent-encodes a value for a path or a query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
