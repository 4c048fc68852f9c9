package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operations of a document of OpenAPI 3.0 or 3.1.
 *
 * @param operations in the order of the document
 */
record OpenApiDocument(List<Operation> operations, References references) {

  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  OpenApiDocument {
    operations = List.copyOf(operations);
  }

  /** Returns why the value is not such a document, as the end of a sentence; empty if it is one. */
  static Optional<String> problem(Json value) {
    if (value.text("swagger").isPresent()) {
      return Optional.of("is of version 2 (Swagger); read are OpenAPI 3.0 and 3.1");
    }
    Optional<String> version = value.text("openapi");
    if (version.isEmpty()) {
      return Optional.of("has no field `openapi`, so it is no OpenAPI document");
    }
    if (!version.get().matches("3\\.[01](\\..*)?")) {
      return Optional.of("is of another version than 3.0 and 3.1");
    }
    var broken = new References(value).broken();
    return broken.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "refers to `%s`, which is not in the document%s"
                .formatted(
                    broken.getFirst(),
                    broken.size() == 1 ? "" : " (and %d more)".formatted(broken.size() - 1)));
  }

  /** Reads a value for which {@link #problem} is empty. */
  static OpenApiDocument of(Json value) {
    var references = new References(value);
    List<Operation> operations = new ArrayList<>();
    if (value.field("paths").orElse(new Json.Nothing()) instanceof Json.Fields paths) {
      for (Map.Entry<String, Json> path : paths.values().entrySet()) {
        if (path.getKey().startsWith("/")) {
          addOperations(value, path.getKey(), references, operations);
        }
      }
    }
    return new OpenApiDocument(operations, references);
  }

  private static void addOperations(
      Json document, String path, References references, List<Operation> operations) {
    Json item = document.field("paths").flatMap(paths -> paths.field(path)).orElseThrow();
    Json shared = references.resolve(item);
    for (String method : METHODS) {
      shared
          .field(method)
          .map(operation ->
              new Operation(
                  method.toUpperCase(Locale.ROOT),
                  path,
                  base(List.of(operation, shared, document)),
                  parameters(shared, operation, references),
                  operation.field("responses").orElse(new Json.Nothing())))
          .ifPresent(operations::add);
    }
  }

  /** The path of the first server of the first value that names servers. */
  private static String base(List<Json> nearestFirst) {
    return nearestFirst.stream()
        .flatMap(value -> value.field("servers").stream())
        .flatMap(servers -> servers.elements().stream().limit(1))
        .findFirst()
        .map(OpenApiDocument::path)
        .orElse("");
  }

  private static String path(Json server) {
    String url =
        VARIABLE
            .matcher(server.text("url").orElse(""))
            .replaceAll(name ->
                java.util.regex.Matcher.quoteReplacement(
                    server
                        .field("variables")
                        .flatMap(variables -> variables.field(name.group(1)))
                        .flatMap(variable -> variable.text("default"))
                        .orElse("")));
    try {
      String path = Optional.ofNullable(URI.create(url).getRawPath()).orElse("");
      String rooted = path.isEmpty() || path.startsWith("/") ? path : "/" + path;
      return rooted.replaceAll("/+$", "");
    } catch (IllegalArgumentException notAUrl) {
      return "";
    }
  }

  private static List<Parameter> parameters(Json path, Json operation, References references) {
    List<Parameter> own = declared(operation, references);
    List<Parameter> all = new ArrayList<>(own);
    declared(path, references).stream()
        .filter(shared -> own.stream().noneMatch(parameter -> parameter.replaces(shared)))
        .forEach(all::add);
    return all;
  }

  private static List<Parameter> declared(Json value, References references) {
    return value.field("parameters").map(Json::elements).orElse(List.of()).stream()
        .flatMap(parameter -> Parameter.of(parameter, references).stream())
        .toList();
  }
}
