package dev.interlock.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantVersionTest {

  // `upgrade V9` used to suggest V1, because one digit differs (O7).
  @ParameterizedTest
  @CsvSource({
    "9, 1 2 3, The versions go from `V1` to `V3`. List the versions with `interlock history`.",
    "12, 1, The only version is `V1`. List the versions with `interlock history`.",
    "1.3, 1.1 1.2, The versions go from `V1.1` to `V1.2`. List the versions with `interlock history`.",
    "20240101120000, 20240101120001 20250101, Use `V20240101120001` if that was meant.",
    "20240101120000, 20260315093000, The only version is `V20260315093000`. List the versions with"
        + " `interlock history`.",
  })
  void suggestsOnlyWhatASlipOfTheHandWouldExplain(String wanted, String known, String help) {
    var versions = Arrays.stream(known.split(" ", -1)).map(Version::parse).toList();
    assertThat(MeantVersion.among(versions).help(Version.parse(wanted))).isEqualTo(help);
  }
}
