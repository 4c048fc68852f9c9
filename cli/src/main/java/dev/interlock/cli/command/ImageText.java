package dev.interlock.cli.command;

import dev.interlock.gate.context.ContextReport;
import java.util.Optional;

/** Words about what an image gets. */
final class ImageText {

  private ImageText() {}

  static String summary(ContextReport report, boolean isOff) {
    if (isOff) {
      return "nothing to check: `image.dockerfile` is `none`";
    }
    if (!report.isChecked()) {
      return "nothing to check: the project has no Dockerfile and no ignore file";
    }
    String files = counted(report.required(), "file");
    String searched = "searched %s for credentials".formatted(counted(report.searched(), "file"));
    return report.isComplete()
        ? "the image gets the %s that a deploy needs; %s".formatted(files, searched)
        : "checked the %s that a deploy needs; %s".formatted(files, searched);
  }

  /** Says what the limits of the search left out. */
  static Optional<String> unsearched(ContextReport report) {
    return report.unsearched().isEmpty()
        ? Optional.empty()
        : Optional.of("not searched for credentials: " + String.join("; ", report.unsearched()));
  }

  private static String counted(int number, String thing) {
    return number == 1 ? "1 " + thing : "%d %ss".formatted(number, thing);
  }
}
