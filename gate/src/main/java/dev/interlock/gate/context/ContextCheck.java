package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.context.dockerfile.ContextImage;
import dev.interlock.gate.context.ignore.IgnoreFile;
import dev.interlock.gate.context.ignore.IgnoreRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks whether the files that a deploy needs get into the image, and whether files with
 * credentials are sent with them. Reads files only.
 *
 * @param project the project folder, absolute and normalized
 */
public record ContextCheck(Path project, ContextOptions options) {

  /**
   * Runs the check. Says nothing about a project without a Dockerfile and without an ignore file.
   *
   * @throws Failure.Misconfigured if a configured file does not exist
   * @throws Failure.Refused if the Dockerfile or an ignore file cannot be read
   */
  public ContextReport run(List<RequiredFiles> required) {
    if (options.isOff()) {
      return ContextReport.NOTHING;
    }
    BuildContext context = new BuildContextReader(project, options).read();
    if (!context.isKnown()) {
      return ContextReport.NOTHING;
    }
    var credentials = CredentialFiles.in(context, options.allowed());
    Optional<ContextImage> image = image(context, required, credentials.files());
    var findings = new ArrayList<>(broken(context));
    findings.addAll(new Exclusions(context).findings(required));
    image.ifPresent(holds -> findings.addAll(new Copies(context, holds).findings(required)));
    findings.addAll(credentials.findings(image));
    int files = required.stream().mapToInt(group -> group.files().size()).sum();
    return new ContextReport(
        findings, true, files, credentials.searched(), credentials.unsearched());
  }

  /**
   * Returns the line of an ignore file that would exclude a file, which need not exist; empty if
   * there is none, or if the files cannot be read.
   *
   * @param path relative to the project folder
   */
  public Optional<Place> exclusion(String path) {
    if (options.isOff()) {
      return Optional.empty();
    }
    try {
      BuildContext context = new BuildContextReader(project, options).read();
      return Stream.concat(context.docker().stream(), context.others().stream())
          .flatMap(ignore -> ignore.exclusion(context.paths().inContext(path)).stream())
          .findFirst()
          .map(IgnoreRule::place);
    } catch (Failure e) {
      return Optional.empty(); // the reason for asking is reported anyway
    }
  }

  private Optional<ContextImage> image(
      BuildContext context, List<RequiredFiles> required, List<String> credentials) {
    if (context.dockerfile().isEmpty()) {
      return Optional.empty();
    }
    List<String> asked =
        Stream.concat(
                required.stream()
                    .flatMap(group -> group.files().stream())
                    .map(context.paths()::inContext),
                credentials.stream())
            .distinct()
            .filter(context::isSent)
            .toList();
    var dockerfile = context.dockerfile().get();
    Optional<ContextImage> image = ContextImage.read(dockerfile.name(), dockerfile.text(), asked);
    if (image.isEmpty()) {
      throw new Failure.Refused(
          Finding.error(
                  Code.IMAGE_RULES_UNREADABLE,
                  "`%s` has no `FROM`, so it makes no image.".formatted(dockerfile.name()))
              .help("Name the Dockerfile of the service in `image.dockerfile`."));
    }
    return image;
  }

  private static List<Finding> broken(BuildContext context) {
    return context.docker().stream()
        .map(IgnoreFile::broken)
        .flatMap(List::stream)
        .map(rule ->
            Finding.error(
                    Code.IMAGE_RULES_UNREADABLE,
                    "`%s` is a pattern that Docker refuses, so the image cannot be built."
                        .formatted(rule.text()))
                .at(rule.place())
                .help("Correct or remove the line."))
        .toList();
  }
}
