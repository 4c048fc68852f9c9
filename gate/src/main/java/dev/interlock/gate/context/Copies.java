package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.gate.context.dockerfile.ContextImage;
import dev.interlock.gate.context.dockerfile.Doubt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds needed files that the Dockerfile does not copy, or copies to another folder. */
record Copies(BuildContext context, ContextImage image) {

  private static final int SHOWN_FILES = 5;

  /** Means that a file does not lie below a folder as it does in the project. */
  private static final String SCATTERED = "";

  List<Finding> findings(List<RequiredFiles> required) {
    var findings = new ArrayList<Finding>();
    for (RequiredFiles group : required) {
      missing(group).ifPresent(findings::add);
    }
    findings.addAll(elsewhere(required));
    return findings;
  }

  private Optional<Finding> missing(RequiredFiles group) {
    List<String> missing =
        group.files().stream()
            .filter(file -> context.isSent(path(file)))
            .filter(file -> image.pathsOf(path(file)).isEmpty())
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    List<Doubt> doubts =
        image.doubts().stream()
            .filter(doubt -> missing.stream().map(image::expected).anyMatch(doubt::concerns))
            .toList();
    Finding finding =
        doubts.isEmpty() ? notCopied(group, missing) : notKnown(group, missing, doubts);
    return Optional.of(finding.help(help(group, missing)));
  }

  private Finding notCopied(RequiredFiles group, List<String> missing) {
    var finding =
        Finding.error(
                Code.NOT_COPIED,
                "no line copies %s into the image, so %s."
                    .formatted(group.shown(missing), group.consequence(missing.size())))
            .as(group.isError() ? Severity.ERROR : Severity.WARNING)
            .at(Place.file(dockerfile()));
    return missing.size() > 1 ? finding.notes(missing, SHOWN_FILES) : finding;
  }

  private Finding notKnown(RequiredFiles group, List<String> missing, List<Doubt> doubts) {
    List<String> reasons =
        doubts.stream()
            .map(doubt -> "line %d: %s".formatted(doubt.place().line(), doubt.reason()))
            .toList();
    return Finding.warning(
            Code.COPY_UNKNOWN,
            "the Dockerfile does not show whether %s %s in the image."
                .formatted(group.shown(missing), group.isPlural(missing) ? "are" : "is"))
        .at(doubts.getFirst().place())
        .notes(reasons, SHOWN_FILES);
  }

  private String help(RequiredFiles group, List<String> missing) {
    boolean isFile = missing.size() == 1;
    String source = path(isFile ? missing.getFirst() : group.name());
    if (source.startsWith("..")) {
      return "Build from a folder that contains `%s`, and name it in `image.context`."
          .formatted(isFile ? missing.getFirst() : group.name());
    }
    String target = isFile ? missing.getFirst() : group.name() + "/";
    return "Add `COPY %s %s` to the last stage of `%s`."
        .formatted(source, target.contains("/") ? target : "./", dockerfile());
  }

  /**
   * Compares where the copied files are with where Interlock looks for them. Files that are
   * together in another folder are only a note: Interlock may be started there.
   */
  private List<Finding> elsewhere(List<RequiredFiles> required) {
    if (image.isToldItsFolder() || image.workingFolder().isEmpty()) {
      return List.of();
    }
    List<Finding> findings = required.stream().flatMap(group -> elsewhere(group).stream()).toList();
    Set<String> roots =
        required.stream()
            .flatMap(group -> group.files().stream())
            .filter(file -> !image.pathsOf(path(file)).isEmpty())
            .map(this::root)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean isTogether = roots.size() == 1 && !roots.contains(SCATTERED);
    return findings.isEmpty() || !isTogether
        ? findings
        : List.of(together(roots.iterator().next(), image.workingFolder().get()));
  }

  private Optional<Finding> elsewhere(RequiredFiles group) {
    return group.files().stream()
        .filter(file -> !image.pathsOf(path(file)).isEmpty())
        .filter(file -> !image.pathsOf(path(file)).contains(image.expected(file)))
        .findFirst()
        .map(file -> elsewhere(group, file, image.pathsOf(path(file)).first()));
  }

  /** The folder of the image that holds the file as the project folder does. */
  private String root(String file) {
    return image.pathsOf(path(file)).stream()
        .filter(found -> found.endsWith("/" + file))
        .map(found -> found.substring(0, found.length() - file.length() - 1) + "/")
        .findFirst()
        .orElse(SCATTERED);
  }

  private Finding elsewhere(RequiredFiles group, String file, String found) {
    return Finding.warning(
            Code.ELSEWHERE_IN_IMAGE,
            "`%s` is `%s` in the image, but Interlock looks for `%s`."
                .formatted(file, found, image.expected(file)))
        .at(Place.file(dockerfile()))
        .help(
            "Copy it there, or name its folder: `-C FOLDER` for the project, `INTERLOCK_MIGRATIONS` for `%s`."
                .formatted(group.name()));
  }

  private Finding together(String root, String working) {
    String folder = root.length() > 1 ? root.substring(0, root.length() - 1) : root;
    return Finding.warning(
            Code.ELSEWHERE_IN_IMAGE,
            "the project is in the folder `%s` of the image, but a container starts in `%s`."
                .formatted(folder, working))
        .as(Severity.NOTE)
        .at(Place.file(dockerfile()))
        .help(
            "Start Interlock with `-C %s`, or copy the files to `%s`.".formatted(folder, working));
  }

  private String path(String file) {
    return context.paths().inContext(file);
  }

  private String dockerfile() {
    return context.dockerfile().orElseThrow().name();
  }
}
