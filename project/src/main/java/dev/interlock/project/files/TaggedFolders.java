package dev.interlock.project.files;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A folder as it was at tags of its Git repository, in temporary folders that closing deletes. Runs
 * {@code git}, and changes nothing in the repository. Not thread-safe.
 */
public final class TaggedFolders implements AutoCloseable {

  private static final String TAGS = "refs/tags/";

  private final Path folder;
  private final TemporaryFolder copies = new TemporaryFolder("interlock-releases");

  public TaggedFolders(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the names of tags, the newest first.
   *
   * @param patterns as in a shell; {@code *} does not match {@code /}
   * @param most the number of tags; older ones are left out
   * @throws Failure.Misconfigured if the folder is in no repository, or if there is no Git
   */
  public List<String> tags(List<String> patterns, int most) {
    var command =
        new ArrayList<>(
            List.of(
                "for-each-ref",
                "--sort=-version:refname",
                "--sort=-creatordate",
                "--count=" + most,
                "--format=%(refname:strip=2)"));
    patterns.forEach(pattern -> command.add(TAGS + pattern));
    return new String(git(command), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * Copies the folder as it was at a tag.
   *
   * @return the copy
   * @throws Failure.Misconfigured if the folder did not exist then
   */
  public Path at(String tag) {
    Path copy = copies.next();
    byte[] archive = git(List.of("archive", "--format=zip", TAGS + tag));
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      Files.createDirectories(copy);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        write(copy.resolve(entry.getName()).normalize(), entry, zip, copy);
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, ZipEntry entry, InputStream content, Path copy)
      throws IOException {
    if (!file.startsWith(copy) || entry.isDirectory()) {
      return;
    }
    Files.createDirectories(file.getParent());
    Files.copy(content, file);
  }

  private byte[] git(List<String> arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(arguments);
    try {
      var builder = new ProcessBuilder(command).directory(folder.toFile());
      Process process = builder.redirectInput(new File("/dev/null")).start();
      CompletableFuture<String> errors =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      byte[] printed = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw failed(command, errors.join().strip());
      }
      return printed;
    } catch (IOException e) {
      throw failed(command, "`git` cannot be started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure.Misconfigured failed(List<String> command, String why) {
    Finding finding =
        Finding.error(
            Code.RELEASE_UNREADABLE,
            "the releases cannot be read from Git: `%s` failed."
                .formatted(String.join(" ", command)));
    for (String line : why.lines().toList()) {
      finding = finding.note(line);
    }
    return new Failure.Misconfigured(
        finding.help(
            "Run it where the repository and its tags are, or name the folders of the releases in `releases.folders`."));
  }

  @Override
  public void close() {
    copies.close();
  }
}
