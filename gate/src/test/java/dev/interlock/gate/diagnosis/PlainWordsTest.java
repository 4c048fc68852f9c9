package dev.interlock.gate.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "no such (?:table|view): x ~ 'no such '",
        "\\bfiles? are gone\\. ~ ' are gone.'",
        "a{2,3}bc[de\\]f]gh ~ 'bc'",
        "one|other ~ ''",
        "(?:only groups) ~ ''",
        "x*yz+ ~ 'yz'"
      })
  void findsTheLongestTextOutsideOfGroups(String expression, String words) {
    assertThat(PlainWords.of(expression)).isEqualTo(words);
  }
}
