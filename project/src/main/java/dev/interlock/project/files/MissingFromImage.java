package dev.interlock.project.files;

import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.gate.context.ContextCheck;
import dev.interlock.project.options.ProjectOptions;
import java.util.List;
import java.util.Optional;

/** Names the line that keeps migrations out of an image, if the ignore file itself is in there. */
record MissingFromImage(ProjectOptions options) {

  /** Adds that line to the findings about missing migrations. */
  List<Finding> explained(List<Finding> findings) {
    return findings.stream().map(this::explained).toList();
  }

  private Finding explained(Finding finding) {
    boolean isMissing =
        finding.code() == Code.MIGRATIONS_MISSING || finding.code() == Code.MIGRATIONS_EMPTY;
    return isMissing
        ? excluding()
            .map(place ->
                finding.note(
                    "line %d of `%s` excludes it: `%s`"
                        .formatted(place.line(), place.file(), text(place))))
            .orElse(finding)
        : finding;
  }

  private Optional<Place> excluding() {
    var context = new ContextCheck(options.folder(), options.image());
    return options.migrations().stream()
        .map(folder -> folder + "/V1.sql")
        .flatMap(file -> context.exclusion(file).stream())
        .findFirst();
  }

  private static String text(Place place) {
    return place.excerpt().map(Place.Excerpt::text).orElse("").strip();
  }
}
