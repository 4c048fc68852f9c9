package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "001, 1",
    "V1, 1",
    "v1, 1",
    "1.0, 1",
    "1_0_0, 1",
    "1_2, 1.2",
    "01.02, 1.2",
    "0, 0",
    "0.0, 0",
    "0.1, 0.1",
    "20240101120000, 20240101120000"
  })
  void normalisesWhatIsWritten(String written, String text) {
    assertThat(Version.parse(written)).hasToString(text).isEqualTo(Version.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "V", "VV1", "1.", ".1", "1..2", "1__2", "1a", "-1", " 1", "١"})
  void refusesWhatIsNoVersion(String written) {
    assertThat(Version.isVersion(written)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.parse(written))
        .withMessage(
            "`"
                + written
                + "` is not a version: write numbers joined by dots, such as 3, 1.2 or"
                + " 20240101120000.");
  }

  @ParameterizedTest
  @CsvSource({
    "9, 10",
    "1, 1.1",
    "1.9, 1.10",
    "1.2.9, 1.3",
    "20240101120000, 99999999999999999999999999"
  })
  void comparesNumberByNumber(String lower, String higher) {
    assertThat(Version.parse(lower)).isLessThan(Version.parse(higher));
    assertThat(Version.parse(higher)).isGreaterThan(Version.parse(lower));
  }

  @Test
  void printsNoControlCharacterOfWhatItRefuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Version.parse("1\u001b[31m"))
        .withMessageContaining("`1\\u001b[31m`");
  }

  @Test
  void comparesNamesAsFileSystemsDo() {
    var names =
        Stream.of("20240101120000", "2", "20240101120000123", "10", "1", "0_init", "001")
            .map(Version::named)
            .sorted()
            .map(Version::toString);
    assertThat(names)
        .containsExactly("001", "0_init", "10", "1", "20240101120000123", "20240101120000", "2");
    assertThat(Version.parse("99")).isLessThan(Version.named("0"));
    assertThat(Version.named("01"))
        .isNotEqualTo(Version.named("1"))
        .isNotEqualTo(Version.parse("1"));
  }

  /**
   * Applies also if one of them comes from a ledger, which does not store how names are compared.
   */
  @Test
  void comparesWholeNamesToTheirEnd() {
    var names =
        Stream.of("20240101_a copy", "20240101_a", "10", "1", "init", "20240101_B", "2024")
            .map(name -> Version.whole(name, name))
            .sorted()
            .map(Version::toString);
    assertThat(names)
        .containsExactly("1", "10", "2024", "20240101_B", "20240101_a", "20240101_a copy", "init");
    assertThat(Version.named("1")).isLessThan(Version.whole("10", "10"));
    assertThat(Version.whole("1", "1")).isLessThan(Version.named("10"));
    assertThat(Version.whole("1", "0-1")).isEqualTo(Version.named("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"init", "20240126184148_new_models copy", "2024,\"a\"", "Vielen Dank", "é"})
  void takesWhatAFolderMayBeCalledForAName(String name) {
    assertThat(Version.isName(name)).isTrue();
    assertThat(MigrationId.parse(MigrationId.of(Version.whole(name, name)).toString()))
        .isEqualTo(MigrationId.of(Version.named(name)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\b", "a\nb", "R__a", "V1", "v1_2", "\u202e1"})
  void refusesNamesThatAreNotSafeOrAnotherId(String name) {
    assertThat(Version.isName(name)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> Version.named(name));
  }

  @Test
  void findsTheNameThatIsMeant() {
    var known =
        List.of(
            Version.named("20240101_a"),
            Version.named("20240101_b"),
            Version.named("2025_c"),
            Version.whole("202401", "2024-01"));
    assertThat(Version.parse("2025").among(known)).contains(Version.named("2025_c"));
    assertThat(Version.named("20240101_a").among(known)).contains(Version.named("20240101_a"));
    assertThat(Version.named("2024-01").among(known)).contains(Version.named("202401"));
    assertThat(Version.parse("20240101").among(known)).as("two are meant").isEmpty();
    assertThat(Version.parse("1").among(List.of(Version.parse("1.0"))))
        .contains(Version.parse("1"));
  }
}
