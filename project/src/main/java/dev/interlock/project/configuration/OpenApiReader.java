package dev.interlock.project.configuration;

import dev.interlock.gate.verify.openapi.OpenApiRules;
import dev.interlock.gate.verify.openapi.OpenApiRules.SchemaMismatch;
import dev.interlock.project.configuration.YamlValue.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;

/** Reads {@code verify.openapi}: the path of the document, {@code true}, or a group. */
final class OpenApiReader {

  private static final String USUAL = "/openapi.json";

  private final GroupReader group;
  private final ReferenceScope scope;
  private final BooleanSupplier isHarmless;

  /**
   * @param isHarmless whether calls that may change something are allowed where the file leaves it
   *     open; asked at most once
   */
  OpenApiReader(GroupReader group, ReferenceScope scope, BooleanSupplier isHarmless) {
    this.group = group;
    this.scope = scope;
    this.isHarmless = isHarmless;
  }

  /** Returns the rules; empty for {@code false}. */
  Optional<OpenApiRules> read(Field openApi) {
    return switch (openApi.value()) {
      case YamlValue.Text text ->
          RequestReader.path(group, text).map(path -> rules(openApi, path, new LinkedHashMap<>()));
      case YamlValue.Flag flag ->
          flag.isTrue()
              ? Optional.of(rules(openApi, USUAL, new LinkedHashMap<>()))
              : Optional.empty();
      case YamlValue.Nothing nothing -> Optional.empty();
      default -> group(openApi);
    };
  }

  private Optional<OpenApiRules> group(Field openApi) {
    var fields = group.fields(openApi.value(), Arrays.asList(OpenApiKey.values()));
    fields.forEach((key, field) -> scope.checkSecret(field.value(), group.below(key.key())));
    Field document = fields.get(OpenApiKey.DOCUMENT);
    Optional<String> path =
        document == null
            ? Optional.of(USUAL)
            : RequestReader.path(group.below(OpenApiKey.DOCUMENT.key()), document.value());
    return path.map(where -> rules(openApi, where, fields));
  }

  private OpenApiRules rules(Field openApi, String path, SequencedMap<OpenApiKey, Field> fields) {
    String schema =
        group.choice(Optional.ofNullable(fields.get(OpenApiKey.SCHEMA)), List.of("warn", "refuse"));
    String unsafe =
        group.choice(
            Optional.ofNullable(fields.get(OpenApiKey.UNSAFE)), List.of("auto", "allow", "refuse"));
    var headers = new LinkedHashMap<String, String>();
    RequestReader.headers(group, Optional.ofNullable(fields.get(OpenApiKey.HEADERS)))
        .forEach((name, value) -> headers.put(name, scope.values().fill(value)));
    return new OpenApiRules(
        path,
        schema.equals("warn") ? SchemaMismatch.WARN : SchemaMismatch.REFUSE,
        unsafe.equals("allow") || (unsafe.equals("auto") && isHarmless.getAsBoolean()),
        Optional.ofNullable(fields.get(OpenApiKey.SKIP))
            .map(field -> group.below(OpenApiKey.SKIP.key()).texts(field.value()))
            .orElse(List.of()),
        headers,
        GroupReader.unquoted(openApi.place()));
  }
}
