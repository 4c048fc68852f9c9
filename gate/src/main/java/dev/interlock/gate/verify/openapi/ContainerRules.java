package dev.interlock.gate.verify.openapi;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonPointer;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keywords of a schema about objects and arrays. */
record ContainerRules(SchemaCheck check, int depth) {

  Optional<JsonDifference> difference(Json schema, Json value, JsonPointer at) {
    return switch (value) {
      case Json.Fields fields -> required(schema, fields, at).or(() -> fields(schema, fields, at));
      case Json.Items(List<Json> items) ->
          size(schema, items, at).or(() -> items(schema, items, at));
      default -> Optional.empty();
    };
  }

  /** A field that is only written is never part of an answer (OpenAPI 3.0.3, schema object). */
  private Optional<JsonDifference> required(Json schema, Json.Fields fields, JsonPointer at) {
    for (Json name : schema.field("required").map(Json::elements).orElse(List.of())) {
      if (name instanceof Json.Text(String text)
          && fields.get(text).isEmpty()
          && !isWriteOnly(schema, text)) {
        return SchemaCheck.found(at.below(text), "is missing");
      }
    }
    return Optional.empty();
  }

  private boolean isWriteOnly(Json schema, String name) {
    return schema
        .field("properties")
        .flatMap(properties -> properties.field(name))
        .map(check.references()::resolve)
        .flatMap(property -> property.field("writeOnly"))
        .filter(Json::isTruth)
        .isPresent();
  }

  private Optional<JsonDifference> fields(Json schema, Json.Fields fields, JsonPointer at) {
    boolean hasPatterns = schema.field("patternProperties").isPresent();
    for (Map.Entry<String, Json> field : fields.values().entrySet()) {
      Optional<Json> property =
          schema.field("properties").flatMap(known -> known.field(field.getKey()));
      Optional<Json> judge =
          property.isPresent() || hasPatterns ? property : schema.field("additionalProperties");
      var difference =
          judge.flatMap(
              its -> check.difference(its, field.getValue(), at.below(field.getKey()), depth + 1));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonDifference> size(Json schema, List<Json> items, JsonPointer at) {
    var size = BigDecimal.valueOf(items.size());
    if (ScalarRules.number(schema, "minItems").filter(n -> size.compareTo(n) < 0).isPresent()) {
      return SchemaCheck.found(at, "has fewer elements than its schema allows");
    }
    if (ScalarRules.number(schema, "maxItems").filter(n -> size.compareTo(n) > 0).isPresent()) {
      return SchemaCheck.found(at, "has more elements than its schema allows");
    }
    boolean isUnique = schema.field("uniqueItems").filter(Json::isTruth).isPresent();
    return isUnique && new HashSet<>(items).size() < items.size()
        ? SchemaCheck.found(at, "has an element twice")
        : Optional.empty();
  }

  private Optional<JsonDifference> items(Json schema, List<Json> items, JsonPointer at) {
    List<Json> first = schema.field("prefixItems").map(Json::elements).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      Json item = items.get(i);
      JsonPointer place = at.below(Integer.toString(i));
      Optional<Json> judge = i < first.size() ? Optional.of(first.get(i)) : schema.field("items");
      var difference = judge.flatMap(its -> check.difference(its, item, place, depth + 1));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
