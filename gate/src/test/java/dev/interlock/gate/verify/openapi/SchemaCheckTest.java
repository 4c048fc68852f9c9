package dev.interlock.gate.verify.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonDifference;
import dev.interlock.gate.verify.json.JsonText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCheckTest {

  private static final String COMPONENTS =
      """
      {"components": {"schemas": {
        "Name": {"type": "string", "minLength": 1},
        "Tree": {"type": "object", "required": ["name"], "properties": {
          "name": {"$ref": "#/components/schemas/Name"},
          "children": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
        "Loop": {"$ref": "#/components/schemas/Loop"},
        "Self": {"allOf": [{"$ref": "#/components/schemas/Self"}]}}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"integer\"} | 1.0 | ",
        "{\"type\":\"integer\"} | 1.5 | the answer is a number, not a whole number",
        "{\"type\":[\"string\",\"null\"]} | null | ",
        "{\"type\":\"string\",\"nullable\":true} | null | ",
        "{\"type\":\"string\"} | null | the answer is null, not a string",
        "{\"enum\":[\"a\",1]} | 1 | ",
        "{\"enum\":[\"a\"]} | \"b\" | the answer is not one of the values of its schema",
        "{\"const\":\"a\"} | \"b\" | the answer is not the constant of its schema",
        "{\"minimum\":1,\"exclusiveMinimum\":true} | 1 | the answer is smaller than its schema allows",
        "{\"exclusiveMinimum\":1} | 1 | the answer is smaller than its schema allows",
        "{\"maximum\":1} | 1 | ",
        "{\"maximum\":1} | 2 | the answer is larger than its schema allows",
        "{\"minLength\":2} | \"a\" | the answer is shorter than its schema allows",
        "{\"maxLength\":1} | \"ab\" | the answer is longer than its schema allows",
        "{\"pattern\":\"^a\"} | \"ba\" | the answer does not match the pattern of its schema",
        "{\"pattern\":\"(?<\"} | \"ba\" | ",
        "{\"$ref\":\"#/components/schemas/Tree\"} | {\"name\":\"a\",\"children\":[{\"name\":\"b\"}]} | ",
        "{\"$ref\":\"#/components/schemas/Tree\"} | {\"name\":\"a\",\"children\":[{}]} | `/children/0/name` is missing",
        "{\"$ref\":\"#/components/schemas/Tree\"} | {\"name\":\"\"} | `/name` is shorter than its schema allows",
        "{\"$ref\":\"#/components/schemas/Loop\"} | 1 | ",
        "{\"$ref\":\"#/components/schemas/Self\"} | 1 | ",
        "{\"additionalProperties\":false,\"properties\":{\"a\":{}}} | {\"b\":1} | `/b` is not allowed",
        "{\"additionalProperties\":{\"type\":\"string\"}} | {\"b\":1} | `/b` is a whole number, not a string",
        "{\"required\":[\"p\"],\"properties\":{\"p\":{\"writeOnly\":true}}} | {} | ",
        "{\"minItems\":2} | [1] | the answer has fewer elements than its schema allows",
        "{\"uniqueItems\":true} | [1,1] | the answer has an element twice",
        "{\"prefixItems\":[{\"type\":\"string\"}],\"items\":{\"type\":\"null\"}} | [\"a\",1] | `/1` is a whole number, not null",
        "{\"anyOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]} | null | ",
        "{\"oneOf\":[{\"type\":\"string\"},{\"type\":\"null\"}]} | 1 | the answer fits none of its schemas",
        "{\"allOf\":[{\"required\":[\"a\"]},{\"required\":[\"b\"]}]} | {\"a\":1} | `/b` is missing",
        "{\"not\":{\"type\":\"string\"}} | \"a\" | the answer fits a schema that it must not fit",
        "false | 1 | the answer is not allowed"
      })
  void findsTheFirstDifference(String schema, String value, String difference) {
    var check = new SchemaCheck(new References(json(COMPONENTS)));
    assertThat(
            check.difference(json(schema), json(value)).map(JsonDifference::sentence).orElse(null))
        .isEqualTo(difference);
  }

  private static Json json(String text) {
    return JsonText.parse(text).orElseThrow();
  }
}
