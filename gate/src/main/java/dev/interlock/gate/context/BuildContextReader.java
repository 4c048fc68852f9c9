package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.context.BuildContext.NamedText;
import dev.interlock.gate.context.ignore.IgnoreFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the Dockerfile and the ignore files of a project. */
record BuildContextReader(Path project, ContextOptions options) {

  private static final List<String> USUAL_DOCKERFILES = List.of("Dockerfile", "Containerfile");
  private static final String DOCKER = ".dockerignore";
  private static final String RAILWAY = ".railwayignore";
  private static final String GCLOUD = ".gcloudignore";
  private static final String SLUG = ".slugignore";

  /**
   * Reads them.
   *
   * @throws Failure.Misconfigured if a configured file or folder does not exist
   * @throws Failure.Refused if one of the files cannot be read
   */
  BuildContext read() {
    Path folder = folder();
    Optional<Path> dockerfile = dockerfile();
    return new BuildContext(
        new ContextPaths(project, folder),
        dockerfile.map(file -> new NamedText(shown(file), text(file))),
        docker(folder, dockerfile),
        others(folder));
  }

  private Path folder() {
    Path folder = project.resolve(options.folder().orElse("")).normalize();
    if (!Files.isDirectory(folder)) {
      throw missing("folder", options.folder().orElse("."), "image.context");
    }
    return folder;
  }

  private Optional<Path> dockerfile() {
    if (options.dockerfile().isEmpty()) {
      return USUAL_DOCKERFILES.stream()
          .map(project::resolve)
          .filter(Files::isRegularFile)
          .findFirst();
    }
    Path file = project.resolve(options.dockerfile().get()).normalize();
    if (!Files.isRegularFile(file)) {
      throw missing("Dockerfile", options.dockerfile().get(), "image.dockerfile");
    }
    return Optional.of(file);
  }

  /** The ignore file with the Dockerfile's name goes before the usual one. */
  private Optional<IgnoreFile> docker(Path folder, Optional<Path> dockerfile) {
    Stream<Path> named =
        dockerfile.map(file -> file.resolveSibling(file.getFileName() + DOCKER)).stream();
    return Stream.concat(named, Stream.of(folder.resolve(DOCKER)))
        .filter(Files::isRegularFile)
        .findFirst()
        .map(file -> IgnoreFile.docker(shown(file), text(file)));
  }

  private List<IgnoreFile> others(Path folder) {
    var found = new ArrayList<IgnoreFile>();
    Path railway = folder.resolve(RAILWAY);
    if (Files.isRegularFile(railway)) {
      found.add(IgnoreFile.git(shown(railway), text(railway)));
    }
    Path gcloud = folder.resolve(GCLOUD);
    if (Files.isRegularFile(gcloud)) {
      found.add(
          IgnoreFile.gcloud(
              shown(gcloud), text(gcloud), name -> ContextFile.text(folder.resolve(name))));
    }
    Path slug = folder.resolve(SLUG);
    if (Files.isRegularFile(slug)) {
      found.add(IgnoreFile.slug(shown(slug), text(slug)));
    }
    return found;
  }

  private String shown(Path file) {
    return project.relativize(file).toString().replace('\\', '/');
  }

  private String text(Path file) {
    return ContextFile.text(file)
        .orElseThrow(() ->
            new Failure.Refused(
                Finding.error(
                        Code.IMAGE_RULES_UNREADABLE,
                        "`%s` cannot be read, so it is not known which files the image gets."
                            .formatted(shown(file)))
                    .at(Place.file(shown(file)))
                    .help("Make it a readable UTF-8 text file of less than 1 MiB.")));
  }

  private static Failure missing(String what, String name, String key) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.IMAGE_RULES_UNREADABLE, "the %s `%s` does not exist.".formatted(what, name))
            .help(
                "Correct `%s`, which is relative to the project folder; with `image.dockerfile: none`, Interlock checks no image."
                    .formatted(key)));
  }
}
