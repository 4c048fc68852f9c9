package dev.interlock.cli.command;

import dev.interlock.cli.line.Flag;
import dev.interlock.cli.line.Invocation;
import dev.interlock.cli.project.Project;
import java.util.Locale;

/** The format of a document. */
enum OutputFormat {
  TEXT,
  JSON;

  static final Flag.Value<OutputFormat> FLAG =
      new Flag.Value<>(
          "format",
          "FORMAT",
          "text, or json (the default where the log is json)",
          OutputFormat::parse);

  /** Returns the format of the flag; by default the one that fits the log. */
  static OutputFormat of(Invocation invocation, Project project) {
    return invocation.arguments().value(FLAG).orElse(project.documents().areJson() ? JSON : TEXT);
  }

  private static OutputFormat parse(String word) {
    for (OutputFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw new IllegalArgumentException("is neither `text` nor `json`");
  }
}
