package dev.interlock.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {

  private final Script script =
      Script.of("V1__a.sql", "SELECT 1;\nSELECT 2\n  FROM t;", new TinySplitter());

  @Test
  void pointsAtTheFirstLineOfAStatement() {
    var place = script.placeOf(script.statements().get(1));
    assertThat(place).hasToString("V1__a.sql:2:1");
    assertThat(place.excerpt()).hasValueSatisfying(e -> assertThat(e.length()).isEqualTo(8));
  }

  @Test
  void pointsIntoAStatement() {
    int offset = script.statements().get(1).text().indexOf("FROM");
    assertThat(script.placeOf(script.statements().get(1), offset, 4)).hasToString("V1__a.sql:3:3");
  }
}
