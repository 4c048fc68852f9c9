package dev.interlock.gate.context;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.finding.Severity;
import dev.interlock.gate.context.credential.Credential;
import dev.interlock.gate.context.credential.CredentialSearch;
import dev.interlock.gate.context.dockerfile.ContextImage;
import dev.interlock.gate.context.ignore.IgnoreFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a build context that hold credentials. */
final class CredentialFiles {

  private static final int SHOWN_LINES = 5;
  private static final int SHOWN_FILES = 20;

  private final SortedMap<String, List<Credential>> found = new TreeMap<>();
  private final BuildContext context;
  private final ContextWalk walk;

  private CredentialFiles(BuildContext context, ContextWalk walk) {
    this.context = context;
    this.walk = walk;
  }

  /**
   * Searches the files that are sent.
   *
   * @param allowed patterns of files that are left out
   */
  static CredentialFiles in(BuildContext context, List<String> allowed) {
    IgnoreFile leftOut = IgnoreFile.docker("", String.join("\n", allowed));
    var walk =
        new ContextWalk(
            context.paths().context(),
            context::isLeftOut,
            path -> context.isSent(path) && leftOut.exclusion(path).isEmpty());
    var files = new CredentialFiles(context, walk);
    walk.forEach((path, text) -> {
      List<Credential> credentials = CredentialSearch.in(path, text);
      if (!credentials.isEmpty()) {
        files.found.put(path, credentials);
      }
    });
    return files;
  }

  /** Their paths, relative to the context, in order. */
  List<String> files() {
    return List.copyOf(found.keySet());
  }

  int searched() {
    return walk.read();
  }

  List<String> unsearched() {
    return walk.unread();
  }

  /** Returns one finding for each file; those beyond a limit are counted. */
  List<Finding> findings(Optional<ContextImage> image) {
    var findings = new ArrayList<Finding>();
    found.forEach((file, credentials) -> {
      if (findings.size() < SHOWN_FILES) {
        findings.add(finding(file, credentials, image));
      }
    });
    int more = found.size() - findings.size();
    if (more > 0) {
      findings.set(
          SHOWN_FILES - 1,
          findings.getLast().note("%d more files hold credentials".formatted(more)));
    }
    return findings;
  }

  private Finding finding(String file, List<Credential> credentials, Optional<ContextImage> image) {
    String shown = context.paths().inProject(file);
    boolean isInImage = image.map(holds -> holds.contextPaths().contains(file)).orElse(true);
    String holds =
        credentials.size() == 1
            ? credentials.getFirst().kind()
            : credentials.size() + " credentials";
    var finding =
        Finding.warning(
                Code.CREDENTIAL_IN_CONTEXT,
                "`%s` holds %s, and %s.".formatted(shown, holds, way(image, isInImage)))
            .as(isInImage ? Severity.WARNING : Severity.NOTE)
            .at(Place.line(shown, credentials.getFirst().line()));
    if (credentials.size() > 1) {
      List<String> lines =
          credentials.stream()
              .map(each -> "line %d: %s".formatted(each.line(), each.kind()))
              .toList();
      finding = finding.notes(lines, SHOWN_LINES);
    }
    return finding.help(help());
  }

  private static String way(Optional<ContextImage> image, boolean isInImage) {
    if (image.isEmpty()) {
      return "is sent with the project";
    }
    return isInImage ? "goes into the image" : "is part of the build context";
  }

  private String help() {
    String ignore =
        context
            .docker()
            .or(() -> context.others().stream().findFirst())
            .map(IgnoreFile::name)
            .orElse(".dockerignore");
    return "Move the value into a variable of the platform, or exclude the file in `%s`"
            .formatted(ignore)
        + "; replace a credential that an image or a repository has had. If it is none, write `interlock: allow=IMG015` in a comment"
        + " beside it, or name the file in `image.allow`.";
  }
}
