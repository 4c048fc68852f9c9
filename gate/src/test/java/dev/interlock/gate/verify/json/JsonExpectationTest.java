package dev.interlock.gate.verify.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonExpectationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\":1} | {\"a\":1,\"b\":2} | ",
        "{\"a\":{\"b\":[1]}} | {\"a\":{\"b\":[1],\"c\":0}} | ",
        "{\"a\":1.0} | {\"a\":1} | ",
        "{\"a\":1} | {} | `/a` is missing",
        "{\"a\":1} | {\"a\":\"1\"} | `/a` is a string, not a whole number",
        "{\"a\":\"x\"} | {\"a\":\"y\"} | `/a` is a string other than the expected one",
        "{\"a\":[1,2]} | {\"a\":[1]} | `/a` has 1 elements, not 2",
        "{\"a\":[{\"b~/c\":1}]} | {\"a\":[{}]} | `/a/0/b~0~1c` is missing",
        "[] | {} | the answer is an object, not an array"
      })
  void subsetFindsTheFirstDifference(String expected, String answer, String difference) {
    assertThat(found(new JsonExpectation.Subset(json(expected)), answer)).isEqualTo(difference);
  }

  @Test
  void exactRefusesOtherFields() {
    var exact = new JsonExpectation.Exact(json("{\"a\":{\"b\":1}}"));
    assertThat(found(exact, "{\"a\":{\"b\":1}}")).isNull();
    assertThat(found(exact, "{\"a\":{\"b\":1,\"c\":2}}")).isEqualTo("`/a/c` is not expected");
  }

  @Test
  void pointerAndTypeLookAtOnePlace() {
    var at = JsonPointer.parse("/users/1/name").orElseThrow();
    String answer = "{\"users\":[{},{\"name\":\"Ada\"}]}";
    assertThat(found(new JsonExpectation.At(at, json("\"Ada\"")), answer)).isNull();
    assertThat(found(new JsonExpectation.At(at, json("\"Eve\"")), answer))
        .isEqualTo("`/users/1/name` is a string other than the expected one");
    assertThat(found(new JsonExpectation.Typed(at, JsonType.STRING), answer)).isNull();
    assertThat(found(new JsonExpectation.Typed(at, JsonType.NUMBER), answer))
        .isEqualTo("`/users/1/name` is a string, not a number");
    assertThat(found(new JsonExpectation.Typed(at, JsonType.NUMBER), "{}"))
        .isEqualTo("`/users/1/name` is missing");
  }

  @Test
  void pointerFollowsRfc6901() {
    Json document = json("{\"\":0,\"a/b\":1,\"m~n\":2,\"list\":[3],\"~1\":4}");
    assertThat(JsonPointer.parse("").orElseThrow().in(document)).contains(document);
    assertThat(in("/", document)).contains(json("0"));
    assertThat(in("/a~1b", document)).contains(json("1"));
    assertThat(in("/m~0n", document)).contains(json("2"));
    assertThat(in("/list/0", document)).contains(json("3"));
    assertThat(in("/~01", document)).contains(json("4"));
    assertThat(in("/list/01", document)).isEmpty();
    assertThat(in("/list/-", document)).isEmpty();
    assertThat(JsonPointer.parse("a")).isEmpty();
    assertThat(JsonPointer.parse("/~2")).isEmpty();
  }

  @Test
  void textIsOneValueOrNone() {
    assertThat(JsonText.parse("{\"a\":[1,true,null,\"x\"]}"))
        .map(JsonText::write)
        .contains("{\"a\":[1,true,null,\"x\"]}");
    assertThat(JsonText.parse("")).isEmpty();
    assertThat(JsonText.parse("{} {}")).isEmpty();
    assertThat(JsonText.parse("<html>")).isEmpty();
    assertThat(JsonText.write(json("1e999999999"))).isEqualTo("1E+999999999");
  }

  @Test
  void yamlBecomesTheSameValue() {
    assertThat(YamlText.parse("a: [1, 0.5, true, null, 'x']\n200: {b: y}\n"))
        .contains(json("{\"a\":[1,0.5,true,null,\"x\"],\"200\":{\"b\":\"y\"}}"));
    assertThat(YamlText.parse("a: [")).isEmpty();
    assertThat(YamlText.parse("a: &a [*a]")).isEmpty();
  }

  private static @org.jspecify.annotations.Nullable String found(
      JsonExpectation expectation, String answer) {
    return expectation.difference(json(answer)).map(JsonDifference::sentence).orElse(null);
  }

  private static Optional<Json> in(String pointer, Json document) {
    return JsonPointer.parse(pointer).orElseThrow().in(document);
  }

  private static Json json(String text) {
    return JsonText.parse(text).orElseThrow();
  }
}
