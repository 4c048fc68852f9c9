package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.WorkFolder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A copy of the history {@code mixed}, which has every kind of step up and down, and data that
 * reveals statements that ran twice or not at all.
 *
 * @param folder the project
 * @param isSealed whether its migrations have seals
 * @param isPooled whether it is applied through PgBouncer in transaction mode
 */
record MixedProject(Path folder, boolean isSealed, boolean isPooled) {

  /** Short, so that a run does not wait long for the lease of a dead one. */
  private static final String LEASE = "1s";

  private static final String NOT_THROUGH_A_POOLER = "*7.1__*";

  /** Creates all four copies in that folder. */
  static List<MixedProject> all(WorkFolder folder) throws IOException {
    return List.of(
        create(folder, true, false),
        create(folder, false, false),
        create(folder, true, true),
        create(folder, false, true));
  }

  static MixedProject create(WorkFolder folder, boolean isSealed, boolean isPooled)
      throws IOException {
    Path copy =
        folder.copy(source(), "sealed-%s-pooled-%s".formatted(isSealed, isPooled), any -> true);
    var project = new MixedProject(copy, isSealed, isPooled);
    if (isPooled) {
      project.delete(NOT_THROUGH_A_POOLER);
    }
    if (isSealed) {
      var ended = Program.in(copy, "").run("seal", "--quiet");
      assertThat(ended.exit()).as(ended.output()).isZero();
    }
    return project;
  }

  Program program(String url) {
    return Program.in(folder, url).with("INTERLOCK_LOCK_LEASE", LEASE);
  }

  private void delete(String names) throws IOException {
    try (var files = Files.newDirectoryStream(folder.resolve("db/migrations"), names)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static Path source() {
    try {
      return Path.of(Objects.requireNonNull(MixedProject.class.getResource("mixed")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return (isSealed ? "sealed" : "unsealed") + (isPooled ? ", pooled" : ", direct");
  }
}
