package dev.interlock.cli.command;

import dev.interlock.cli.Flag;
import java.util.Locale;

/** How a schema or a difference is printed. */
enum OutputFormat {
  TEXT,
  JSON;

  static final Flag.Value<OutputFormat> FLAG =
      new Flag.Value<>("format", "FORMAT", "text (the default) or json", OutputFormat::parse);

  private static OutputFormat parse(String word) {
    for (OutputFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    throw new IllegalArgumentException("is neither `text` nor `json`");
  }
}
