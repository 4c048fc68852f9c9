package dev.interlock.json;

import dev.interlock.history.Checksum;
import dev.interlock.system.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Texts in a cache folder, each under a checksum of its inputs. A text is written as a whole or not
 * at all, and one that was changed or cut short later is not returned. Several processes may read,
 * write and clear the folder at once. No method fails: an unreadable text counts as absent, and a
 * failed write is ignored.
 *
 * @param folder created by the first write
 */
public record KeptTexts(Path folder, InstantSource clock) {

  private static final Duration LONGEST_UNUSED = Duration.ofDays(30);
  private static final Duration NOT_TOUCHED_AGAIN = Duration.ofDays(1);
  private static final long MOST_BYTES = 64L << 20;

  /** Returns the text kept under this key. */
  public Optional<String> read(Checksum key) {
    Path file = folder.resolve(key.hex());
    try {
      String content = Files.readString(file);
      int end = content.indexOf('\n');
      String text = content.substring(end + 1);
      if (end < 0 || !content.substring(0, end).equals(seal(key, text))) {
        return Optional.empty();
      }
      touch(file);
      return Optional.of(text);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns a checksum that covers the key too, so that a file cannot be passed off as another. */
  private static String seal(Checksum key, String text) {
    return Checksum.of((key.hex() + "\n" + text).getBytes(StandardCharsets.UTF_8)).hex();
  }

  /** Marks a text as used, so that {@link #clear} keeps it. */
  private void touch(Path file) throws IOException {
    Instant now = clock.instant();
    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOT_TOUCHED_AGAIN))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  /** Keeps a text. */
  public void write(Checksum key, String text) {
    try {
      Files.createDirectories(folder);
      WholeFile.replace(folder.resolve(key.hex()), seal(key, text) + "\n" + text);
    } catch (IOException e) {
      // The next run does the work again.
    }
  }

  /**
   * Removes texts that were not used for 30 days, and the least recently used ones beyond 64 MB.
   */
  public void clear() {
    try (Stream<Path> files = Files.list(folder)) {
      List<Kept> kept = new ArrayList<>();
      for (Path file : files.toList()) {
        kept.add(new Kept(file, Files.getLastModifiedTime(file).toInstant(), Files.size(file)));
      }
      kept.sort(Comparator.comparing(Kept::used).reversed());
      Instant oldest = clock.instant().minus(LONGEST_UNUSED);
      long bytes = 0;
      for (Kept one : kept) {
        bytes += one.bytes();
        if (bytes > MOST_BYTES || one.used().isBefore(oldest)) {
          Files.deleteIfExists(one.file());
        }
      }
    } catch (NoSuchFileException e) {
      // Another process is clearing the folder too.
    } catch (IOException e) {
      // The next call removes it.
    }
  }

  private record Kept(Path file, Instant used, long bytes) {}
}
