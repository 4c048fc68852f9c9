package dev.interlock.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "V3 | V3",
        "20240101120000_init | 20240101120000_init",
        "2024_new models copy | '2024_new models copy'",
        "2024_$(reboot) | '2024_$(reboot)'",
        "2024_it's | '2024_it'\\''s'",
        "2024_é | '2024_é'"
      })
  void quotesWhatAShellWouldTakeApart(String word, String shown) {
    assertThat(ShellWord.of(word)).isEqualTo(shown);
  }
}
