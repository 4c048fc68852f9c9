package dev.interlock.project.configuration;

import dev.interlock.gate.verify.CorsRules;
import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import dev.interlock.project.configuration.YamlValue.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code verify.cors}. */
final class CorsReader {

  private static final String UNDECLARED = "https://undeclared-origin.example";

  private final GroupReader group;
  private final ReferenceScope scope;

  CorsReader(GroupReader group, ReferenceScope scope) {
    this.group = group;
    this.scope = scope;
  }

  CorsRules read(Field cors) {
    var fields = group.fields(cors.value(), Arrays.asList(CorsKey.values()));
    fields.forEach((key, field) -> scope.check(field.value(), group.below(key.key())));
    Optional<Field> origins = Optional.ofNullable(fields.get(CorsKey.ORIGINS));
    List<String> declared = origins.map(this::origins).orElse(List.of());
    if (declared.isEmpty() && cors.value() instanceof YamlValue.Fields) {
      group.bad(
          cors.value(), "declares no origin", "Write `origins: [https://app.example]` below it.");
    }
    return new CorsRules(
        text(fields.get(CorsKey.PATH), "/"),
        text(fields.get(CorsKey.METHOD), "GET").toUpperCase(Locale.ROOT),
        Optional.ofNullable(fields.get(CorsKey.HEADERS))
            .map(field -> group.below(CorsKey.HEADERS.key()).texts(field.value()))
            .orElse(List.of()),
        Optional.ofNullable(fields.get(CorsKey.CREDENTIALS))
            .filter(field -> group.below(CorsKey.CREDENTIALS.key()).isTrue(field.value()))
            .isPresent(),
        declared,
        text(fields.get(CorsKey.UNDECLARED), UNDECLARED),
        GroupReader.unquoted(cors.place()));
  }

  private String text(@org.jspecify.annotations.Nullable Field field, String otherwise) {
    return field == null
        ? otherwise
        : group.below(field.name()).text(field.value()).map(scope.values()::fill).orElse(otherwise);
  }

  /** A text may hold several origins, with commas or as a JSON array, as variables do. */
  private List<String> origins(Field field) {
    return group.below(CorsKey.ORIGINS.key()).texts(field.value()).stream()
        .map(scope.values()::fill)
        .flatMap(CorsReader::separate)
        .map(String::strip)
        .filter(origin -> !origin.isEmpty() && !origin.equals("*"))
        .distinct()
        .toList();
  }

  private static Stream<String> separate(String text) {
    return text.strip().startsWith("[")
        ? JsonText.parse(text).map(Json::elements).orElse(List.of()).stream()
            .flatMap(origin -> origin.plain().stream())
        : Arrays.stream(text.split(","));
  }
}
