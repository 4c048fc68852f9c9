package dev.interlock.gate.verify.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.gate.verify.json.Json;
import dev.interlock.gate.verify.json.JsonText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleValueTest {

  @Test
  void takesTheFirstChoiceOfAPattern() {
    assertThat(PatternSample.of("^(SM|M(A|[)|]))[0-9]{2}$")).contains("SM11");
    assertThat(PatternSample.of("^a$|^b$")).contains("a");
    assertThat(PatternSample.of("(?:a\\)|b)c")).contains("a)c");
    assertThat(PatternSample.of("^(a|b)+$")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"type\":\"integer\"} | 1",
        "{\"type\":\"integer\",\"minimum\":10} | 10",
        "{\"type\":\"integer\",\"maximum\":-3} | -3",
        "{\"type\":\"integer\",\"minimum\":7,\"multipleOf\":5} | 10",
        "{\"type\":\"number\",\"exclusiveMinimum\":1} | 1.5",
        "{\"type\":\"boolean\"} | true",
        "{\"type\":\"string\"} | \"interlock\"",
        "{\"type\":\"string\",\"maxLength\":5} | \"inter\"",
        "{\"type\":\"string\",\"minLength\":12} | \"interlockxxx\"",
        "{\"type\":\"string\",\"format\":\"uuid\"} | \"00000000-0000-4000-8000-000000000000\"",
        "{\"type\":\"string\",\"format\":\"date\"} | \"2020-01-01\"",
        "{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}-\\\\d{2,4}$\"} | \"AAA-11\"",
        "{\"type\":\"string\",\"pattern\":\"^(?:[a-f0-9]+)$\"} | \"a\"",
        "{\"enum\":[null,\"open\",\"done\"]} | \"open\"",
        "{\"anyOf\":[{\"type\":\"null\"},{\"type\":\"integer\"}]} | 1",
        "{\"type\":[\"null\",\"integer\"]} | 1",
        "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}} | [1]",
        "{\"type\":\"integer\",\"example\":42} | 42",
        "{\"type\":\"string\",\"pattern\":\"^(?:ab)+$\"} | ",
        "{\"type\":\"object\"} | ",
        "{\"type\":\"string\",\"pattern\":\"^a$\",\"minLength\":3} | "
      })
  void fitsItsSchemaOrIsEmpty(String schema, String sample) {
    assertThat(sample(schema, false).map(JsonText::write).orElse(null)).isEqualTo(sample);
  }

  @Test
  void aChangeMeetsNoExistingRow() {
    assertThat(sample("{\"type\":\"integer\",\"example\":42}", true).map(JsonText::write))
        .contains("2147483647");
  }

  private static Optional<Json> sample(String schema, boolean isImprobable) {
    var references = new References(new Json.Nothing());
    var parameter =
        new Parameter("p", "path", true, JsonText.parse(schema).orElseThrow(), Optional.empty());
    return new SampleValue(references, isImprobable).of(parameter);
  }
}
