package dev.interlock.dialect.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {

  @ParameterizedTest
  @CsvSource({
    "0B,0",
    "1B,1",
    "72kB,73728",
    "10 MB,10485760",
    "1GB,1073741824",
    "2TB,2199023255552"
  })
  void isReadInStepsOf1024(String written, long bytes) {
    assertThat(ByteSize.parse(written)).contains(new ByteSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "GB", "1gb", "1KB", "1 GiB", "-1MB", "1.5GB", "9999999TB "})
  void isNotReadFromOtherTexts(String written) {
    assertThat(ByteSize.parse(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8388608TB", "999999999TB"})
  void isNotReadBeyondTheLargestNumber(String written) {
    assertThat(ByteSize.parse(written)).isEmpty();
    assertThat(ByteSize.parse("8388607TB")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1 kB",
    "73728,72 kB",
    "1500000,1.4 MB",
    "10485760,10 MB",
    "45097156608,42 GB",
    "1152921504606846976,1048576 TB"
  })
  void isShownWithTwoDigitsOrMore(long bytes, String shown) {
    assertThat(new ByteSize(bytes)).hasToString(shown);
  }
}
