package dev.interlock.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptTextsTest {

  private static final Checksum ONE = Checksum.of("one".getBytes(UTF_8));
  private static final Checksum OTHER = Checksum.of("other".getBytes(UTF_8));

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() {
    texts().write(ONE, "first\nsecond\n");
    assertThat(texts().read(ONE)).contains("first\nsecond\n");
    assertThat(texts().read(OTHER)).isEmpty();
    texts().write(ONE, "again");
    assertThat(texts().read(ONE)).contains("again");
  }

  @Test
  void doesNotGiveOutWhatWasChangedCutShortOrPutInAnothersPlace() throws IOException {
    texts().write(ONE, "{\"changes\": 1}");
    Path file = folder.resolve(ONE.hex());
    String whole = Files.readString(file);
    Files.writeString(file, whole.replace("1}", "2}"));
    assertThat(texts().read(ONE)).isEmpty();
    for (int length : new int[] {0, 10, 64, 65, whole.length() - 1}) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(texts().read(ONE)).as("%d characters", length).isEmpty();
    }
    Files.writeString(folder.resolve(OTHER.hex()), whole);
    assertThat(texts().read(OTHER)).isEmpty();
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    assertThat(texts().read(ONE)).isEmpty();
  }

  @Test
  void keepsNothingWhereItCannotAndSaysNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    var texts = new KeptTexts(file.resolve("below"), InstantSource.system());
    texts.write(ONE, "text");
    texts.clear();
    assertThat(texts.read(ONE)).isEmpty();
  }

  @Test
  void letsSeveralWriteAndClearAtOnce() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(n -> {
          texts().write(n % 2 == 0 ? ONE : OTHER, "text");
          texts().clear();
          texts().read(ONE).ifPresent(text -> assertThat(text).isEqualTo("text"));
        });
    assertThat(texts().read(ONE)).contains("text");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void forgetsTextsUnusedForAMonth() throws IOException {
    Instant now = Instant.now();
    var texts = new KeptTexts(folder, InstantSource.fixed(now));
    texts.write(ONE, "old");
    texts.write(OTHER, "used");
    age(ONE, now.minus(Duration.ofDays(31)));
    age(OTHER, now.minus(Duration.ofDays(29)));
    assertThat(texts.read(OTHER)).contains("used");
    texts.clear();
    assertThat(texts.read(ONE)).isEmpty();
    assertThat(texts.read(OTHER)).contains("used");
    assertThat(Files.getLastModifiedTime(folder.resolve(OTHER.hex())).toInstant())
        .isAfter(now.minus(Duration.ofDays(1)));
  }

  @Test
  void forgetsFirstWhatWasUsedLongestAgoWhereItIsTooMuch() throws IOException {
    Instant now = Instant.now();
    String large = "x".repeat(40 << 20);
    texts().write(ONE, large);
    age(ONE, now.minus(Duration.ofHours(1)));
    texts().write(OTHER, large);
    texts().clear();
    assertThat(texts().read(ONE)).isEmpty();
    assertThat(texts().read(OTHER)).isPresent();
  }

  private void age(Checksum key, Instant used) throws IOException {
    Files.setLastModifiedTime(folder.resolve(key.hex()), FileTime.from(used));
  }

  private KeptTexts texts() {
    return new KeptTexts(folder, InstantSource.system());
  }
}
