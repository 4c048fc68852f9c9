package dev.interlock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes are atomic (O6); reads are bounded (O5). */
final class WholeFileTest {

  @TempDir private Path folder;

  @Test
  void replacesAndCreatesWithoutLeavingAnythingElse() throws IOException {
    var file = folder.resolve("a.json");

    WholeFile.create(file, "old");
    WholeFile.replace(file, "new");

    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a.json");
    assertThatThrownBy(() -> WholeFile.create(file, "other"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("new");
    assertThat(names()).containsExactly("a.json");
  }

  @Test
  void leavesTheOldFileWhereTheNewOneCannotBeWritten() throws IOException {
    var file = Files.writeString(folder.resolve("a.json"), "old");
    // Occupies the temporary file's path, so that it cannot be written, as with a full disk.
    Files.createDirectory(
        folder.resolve(
            ".a.json.%d-%d.new"
                .formatted(ProcessHandle.current().pid(), Thread.currentThread().threadId())));

    assertThatThrownBy(() -> WholeFile.replace(file, "new")).isInstanceOf(IOException.class);

    assertThat(file).hasContent("old");
  }

  @Test
  void replacesWhatALinkLeadsTo() throws IOException {
    var file = Files.writeString(folder.resolve("real"), "old");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);

    WholeFile.replace(link, "new");

    assertThat(file).hasContent("new");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void writesToADevice() throws IOException {
    WholeFile.replace(Path.of("/dev/null"), "text");

    assertThatThrownBy(() -> WholeFile.replace(Path.of("/dev/full"), "text"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void removesWhatKilledProcessesLeft() throws IOException {
    Path deeper = Files.createDirectories(folder.resolve("deeper"));
    Path left = Files.writeString(deeper.resolve(".V1__a.sql.999999999-3.new"), "half");
    long here = ProcessHandle.current().pid();
    Path beingWritten = Files.writeString(folder.resolve(".V1__a.sql." + here + "-3.new"), "half");
    Path other = Files.writeString(folder.resolve(".V1__a.sql.new"), "an author's");

    WholeFile.removeLeftovers(folder);

    assertThat(left).doesNotExist();
    assertThat(beingWritten).exists();
    assertThat(other).exists();
    WholeFile.removeLeftovers(folder.resolve("missing"));
  }

  @Test
  void readsOnlyWhatEnds() throws IOException, InterruptedException {
    var pipe = folder.resolve("pipe");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    var large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
    var binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> RegularFile.read(pipe, 1)).hasMessageContaining("not a regular file");
    assertThatThrownBy(() -> RegularFile.read(Path.of("/dev/zero"), 1))
        .hasMessageContaining("not a regular file");
    assertThatThrownBy(() -> RegularFile.read(folder, 1)).hasMessageContaining("a folder");
    assertThatThrownBy(() -> RegularFile.read(large, 1)).hasMessageContaining("larger than 1 MiB");
    assertThatThrownBy(() -> RegularFile.readText(binary, 1)).hasMessageContaining("not UTF-8");
  }

  private Iterable<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
