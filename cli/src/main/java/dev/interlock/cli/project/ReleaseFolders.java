package dev.interlock.cli.project;

import dev.interlock.Release;
import dev.interlock.cli.line.Invocation;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.project.configuration.ReleasesConfiguration;
import dev.interlock.project.files.TaggedFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The files of the releases that a project names. Closing deletes the copies of tags. */
public final class ReleaseFolders implements AutoCloseable {

  private final Project project;
  private final Invocation invocation;
  private final TaggedFolders tagged;

  public ReleaseFolders(Project project, Invocation invocation) {
    this.project = project;
    this.invocation = invocation;
    this.tagged = new TaggedFolders(project.folder());
  }

  /**
   * Returns the releases, the newest first, or in the order of the configured folders. A release
   * whose files cannot be read has a source that says why.
   *
   * @throws Failure.Misconfigured if there are none
   */
  public List<Release> releases() {
    ReleasesConfiguration chosen = project.configuration().releases();
    if (!chosen.folders().isEmpty()) {
      return chosen.folders().stream()
          .map(name -> project.folder().resolve(name).normalize())
          .map(folder -> release(folder.getFileName().toString(), () -> existing(folder)))
          .toList();
    }
    List<String> tags = tagged.tags(chosen.tags(), chosen.last());
    if (tags.isEmpty()) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.RELEASE_UNREADABLE,
                  "the repository has no tag that matches `%s`."
                      .formatted(String.join("`, `", chosen.tags())))
              .help(
                  "Fetch the tags (`git fetch --tags`), or set `releases.tags` to their pattern."));
    }
    return tags.stream().map(tag -> release(tag, () -> tagged.at(tag))).toList();
  }

  /** A release that cannot be read keeps the others from nothing. */
  private Release release(String name, Supplier<Path> folder) {
    try {
      return new Release(name, project.release(folder.get(), invocation).migrations().source());
    } catch (Failure unreadable) {
      return new Release(
          name,
          () -> {
            throw unreadable;
          });
    }
  }

  private static Path existing(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.RELEASE_UNREADABLE,
                  "the folder `%s` of `releases.folders` does not exist.".formatted(folder))
              .help("Name project folders, relative to the project folder."));
    }
    return folder;
  }

  @Override
  public void close() {
    tagged.close();
  }
}
