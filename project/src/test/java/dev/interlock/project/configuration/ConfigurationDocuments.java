package dev.interlock.project.configuration;

import dev.interlock.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Generates the JSON Schema and the tables of the documentation from the table of keys. */
final class ConfigurationDocuments {

  private ConfigurationDocuments() {}

  static String schema() {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    for (ConfigurationKey<?> key : ConfigurationKey.ALL) {
      int dot = key.path().indexOf('.');
      if (dot < 0 && !isGroup(key)) {
        properties.put(key.path(), property(key));
      } else if (dot > 0) {
        group(properties, key.path().substring(0, dot))
            .put(key.path().substring(dot + 1), property(key));
      }
    }
    ConfigurationKey.ALL.forEach(key -> orGroup(properties, key));
    Map<String, Object> verify = group(properties, "verify");
    for (VerifyPart part : VerifyPart.values()) {
      verify.put(part.key(), part(part));
    }
    properties.put(FileValuesReader.ENVIRONMENT, contract());
    properties.put(FileValuesReader.PLACEHOLDERS, placeholders());
    properties.put(FileValuesReader.SEVERITY, severities());
    properties.put(FileValuesReader.ENVIRONMENTS, environments());
    SequencedMap<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "interlock.yml");
    schema.put("type", List.of("object", "null"));
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return JsonText.of(schema);
  }

  private static boolean isGroup(ConfigurationKey<?> key) {
    return ConfigurationKey.ALL.stream()
        .anyMatch(other -> other.path().startsWith(key.path() + "."));
  }

  /** Allows either form for a key that is also a group. */
  private static void orGroup(Map<String, Object> properties, ConfigurationKey<?> key) {
    if (isGroup(key)) {
      Object group = java.util.Objects.requireNonNull(properties.get(key.path()));
      properties.put(
          key.path(),
          ordered(
              "description", key.description() + ".", "anyOf", List.of(type(key.type()), group)));
    }
  }

  static String keyTable() {
    var table = new StringBuilder("| key | default | variable | flag | meaning |\n");
    table.append("|---|---|---|---|---|\n");
    for (ConfigurationKey<?> key : ConfigurationKey.ALL) {
      table.append(
          "| `%s` | %s | `%s` | `%s` | %s |\n"
              .formatted(
                  key.path(),
                  key.fallback().isEmpty() ? "" : "`" + String.join(", ", key.fallback()) + "`",
                  key.variable(),
                  key.flag(),
                  key.description()));
    }
    return table.toString();
  }

  static String ruleTable() {
    var table = new StringBuilder("| key | meaning |\n|---|---|\n");
    for (RuleKey key : RuleKey.values()) {
      table.append("| `%s` | %s |\n".formatted(key.key(), key.description()));
    }
    return table.toString();
  }

  static String groupTable(GroupKey[] keys) {
    var table = new StringBuilder("| key | meaning |\n|---|---|\n");
    for (GroupKey key : keys) {
      table.append("| `%s` | %s |\n".formatted(key.key(), key.description()));
    }
    return table.toString();
  }

  private static Map<String, Object> part(VerifyPart part) {
    SequencedMap<String, Object> property = new LinkedHashMap<>();
    property.put("description", part.description() + ".");
    switch (part) {
      case REQUESTS ->
          property.putAll(ordered("type", List.of("array", "null"), "items", request()));
      case FLOWS ->
          property.putAll(
              ordered(
                  "type",
                  List.of("object", "null"),
                  "additionalProperties",
                  ordered("type", "array", "items", request())));
      case CORS -> property.putAll(group(CorsKey.values()));
      case OPENAPI ->
          property.put(
              "anyOf",
              List.of(
                  ordered("type", List.of("string", "boolean", "null")),
                  group(OpenApiKey.values())));
    }
    return property;
  }

  private static SequencedMap<String, Object> request() {
    return group(RequestKey.values());
  }

  /** Leaves the types of the values to the program, which reports them with their place. */
  private static SequencedMap<String, Object> group(GroupKey[] keys) {
    SequencedMap<String, Object> properties = new LinkedHashMap<>();
    for (GroupKey key : keys) {
      properties.put(key.key(), ordered("description", key.description() + "."));
    }
    return object(properties);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> group(Map<String, Object> properties, String name) {
    var group =
        (Map<String, Object>)
            properties.computeIfAbsent(
                name,
                any -> {
                  Map<String, Object> object = object(new LinkedHashMap<>());
                  object.put("type", List.of("object", "null"));
                  return object;
                });
    return (Map<String, Object>) java.util.Objects.requireNonNull(group.get("properties"));
  }

  private static SequencedMap<String, Object> property(ConfigurationKey<?> key) {
    SequencedMap<String, Object> property = new LinkedHashMap<>();
    property.put("description", key.description() + ".");
    property.putAll(type(key.type()));
    if (!key.fallback().isEmpty()) {
      property.put(
          "default",
          switch (key.type()) {
            case CountType count -> Integer.valueOf(key.fallback().getFirst());
            case TruthType truth -> Boolean.valueOf(key.fallback().getFirst());
            default -> key.fallback().getFirst();
          });
    }
    return property;
  }

  private static Map<String, Object> type(ValueType<?> type) {
    return switch (type) {
      case TextType text -> text();
      case TextListType texts -> oneOrMore(text());
      case PatternListType patterns -> oneOrMore(text());
      case HostListType hosts -> oneOrMore(text());
      case DurationType duration -> matching(DurationType.EXPRESSION);
      case FailOnType failing -> oneOrMore(text());
      case SizeType size -> matching(SizeType.EXPRESSION);
      case DeadlineType deadline -> matching("none|auto|" + DurationType.EXPRESSION);
      case CountType count -> ordered("type", "integer", "minimum", 0, "maximum", count.largest());
      case ChoiceType<?> choice -> ordered("enum", choice.allowed());
      case TruthType truth -> ordered("type", "boolean");
    };
  }

  private static Map<String, Object> contract() {
    return ordered(
        "description",
        "the environment contract: a rule for each variable.",
        "type",
        List.of("object", "null"),
        "additionalProperties",
        ordered(
            "anyOf",
            List.of(
                matching("required|optional(:.*)?"), ordered("type", "null"), object(ruleKeys()))));
  }

  private static Map<String, Object> placeholders() {
    return ordered(
        "description",
        "what placeholders in scripts of Flyway's layout stand for, by name.",
        "type",
        List.of("object", "null"),
        "additionalProperties",
        ordered("type", List.of("string", "number", "boolean", "null")));
  }

  private static Map<String, Object> severities() {
    return ordered(
        "description",
        "severities of findings in `check`, by their codes.",
        "type",
        List.of("object", "null"),
        "propertyNames",
        ordered("pattern", "^[A-Z]{3}[0-9]{3}$"),
        "additionalProperties",
        ordered("enum", ChoiceType.of(Severity.class).allowed()));
  }

  private static Map<String, Object> environments() {
    return ordered(
        "description",
        "values for one environment, by its name.",
        "type",
        List.of("object", "null"),
        "additionalProperties",
        ordered("$ref", "#", "properties", ordered(FileValuesReader.ENVIRONMENTS, (Object) false)));
  }

  private static SequencedMap<String, Object> ruleKeys() {
    SequencedMap<String, Object> keys = new LinkedHashMap<>();
    for (RuleKey key : RuleKey.values()) {
      SequencedMap<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.description() + ".");
      property.putAll(ruleType(key));
      keys.put(key.key(), property);
    }
    return keys;
  }

  private static Map<String, Object> ruleType(RuleKey key) {
    return switch (key) {
      case REQUIRED, SECRET, ORIGINS -> ordered("type", "boolean");
      case OPTIONAL -> ordered("type", List.of("string", "boolean", "null"));
      case PATTERN -> ordered("type", "string", "format", "regex");
      case ONE_OF -> oneOrMore(ordered("type", List.of("string", "number", "boolean")));
      case SEVERITY -> ordered("enum", List.of("error", "warning"));
      case DATABASE -> ordered("anyOf", List.of(ordered("type", "boolean"), object(hosts())));
    };
  }

  private static SequencedMap<String, Object> hosts() {
    SequencedMap<String, Object> hosts = new LinkedHashMap<>();
    hosts.put(RuleKey.ALLOWED_HOSTS, oneOrMore(text()));
    hosts.put(RuleKey.FORBIDDEN_HOSTS, oneOrMore(text()));
    return hosts;
  }

  private static SequencedMap<String, Object> object(SequencedMap<String, Object> properties) {
    return ordered("type", "object", "additionalProperties", false, "properties", properties);
  }

  private static SequencedMap<String, Object> oneOrMore(Map<String, Object> item) {
    return ordered("anyOf", List.of(item, ordered("type", "array", "items", item)));
  }

  private static SequencedMap<String, Object> text() {
    return ordered("type", List.of("string", "number"));
  }

  private static SequencedMap<String, Object> matching(String expression) {
    return ordered("type", "string", "pattern", "^(" + expression + ")$");
  }

  private static SequencedMap<String, Object> ordered(Object... namesAndValues) {
    SequencedMap<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }
}
