package dev.interlock.layout.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayNameTest {

  @ParameterizedTest
  @CsvSource({
    "V1__add_tasks.sql, V1, add tasks",
    "V001.02__a.sql, V1.2, a",
    "V1_2__a__b.sql, V1.2, a  b",
    "U3__a.sql, V3, a",
    "V1__with blanks.sql, V1, with blanks",
    "R__all_views.sql, R__all_views, all views",
    "V1__a.sql.sql, V1, a.sql"
  })
  void readsTheThreeForms(String fileName, String id, String description) {
    var name = FlywayName.parse(fileName).orElseThrow();
    assertThat(name.id()).hasToString(id);
    assertThat(name.description()).isEqualTo(description);
    assertThat(name).hasToString(fileName);
  }

  @ParameterizedTest
  @CsvSource({
    "V1_add.sql, V1__add.sql",
    "v1__x.SQL, V1__x.sql",
    "V1 __x.sql, V1__x.sql",
    "V 1__x.sql, V1__x.sql",
    "V1-x.sql, V1__x.sql",
    "V1.2_x.sql, V1.2__x.sql",
    "R_views.sql, R__views.sql",
    "r__views.sql, R__views.sql",
    "u1__x.sql, U1__x.sql"
  })
  void correctsAnAlmostRightName(String fileName, String better) {
    assertThat(FlywayName.parse(fileName)).isEmpty();
    assertThat(FlywayName.isAlmost(fileName)).isTrue();
    assertThat(FlywayName.corrected(fileName)).contains(better);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"V__x.sql", "V1__.sql", "V1.sql", "R__.sql", "V1__a\nb.sql", "VV1__a.sql"})
  void refusesAnIncompleteName(String fileName) {
    assertThat(FlywayName.parse(fileName)).isEqualTo(Optional.empty());
    assertThat(FlywayName.corrected(fileName)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo.sql", "views.sql", "README.md", "V1__x.txt", "afterMigrate.sql"})
  void doesNotTakeOtherFilesForAlmostMigrations(String fileName) {
    assertThat(FlywayName.isAlmost(fileName)).isFalse();
  }

  @Test
  void takesAHiddenCharacterForAnAlmostRightName() {
    assertThat(FlywayName.parse("V1__a\u202eb.sql")).isEmpty();
    assertThat(FlywayName.isAlmost("V1__a\u202eb.sql")).isTrue();
  }
}
