package dev.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenTest {

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("expected.txt"), "agreed\n");
  }

  @Test
  void passesWhenEqual() {
    assertThatCode(() -> new Golden(file, false).verify("agreed\n")).doesNotThrowAnyException();
  }

  @Test
  void failsWhenDifferentAndKeepsTheFile() {
    assertThatThrownBy(() -> new Golden(file, false).verify("other\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected.txt")
        .hasMessageContaining("golden.update");
    assertThat(file).hasContent("agreed\n");
  }

  @Test
  void failsWhenThereIsNoFile() {
    var missing = folder.resolve("missing.txt");

    assertThatThrownBy(() -> new Golden(missing, false).verify("text"))
        .isInstanceOf(AssertionError.class);
    assertThat(missing).doesNotExist();
  }

  @Test
  void failsEvenWhenItRewroteTheFile() {
    assertThatThrownBy(() -> new Golden(file, true).verify("other\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("rewritten");
    assertThat(file).hasContent("other\n");
  }

  @Test
  void passesAnUpdateThatChangesNothing() {
    assertThatCode(() -> new Golden(file, true).verify("agreed\n")).doesNotThrowAnyException();
  }
}
