package dev.interlock.layout.tool;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A tool's format for the version of the first migration. */
public enum VersionStyle {
  /** Numbers with further parts after dots. */
  DOTTED("1"),
  SIX_DIGITS("000001"),
  SECONDS("uuuuMMddHHmmss"),
  HYPHENS("uuuu-MM-dd-HHmmss");

  private final String pattern;

  VersionStyle(String pattern) {
    this.pattern = pattern;
  }

  /** Returns the version; a time is in UTC. */
  public String first(Instant now) {
    return switch (this) {
      case DOTTED, SIX_DIGITS -> pattern;
      case SECONDS, HYPHENS ->
          DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(now);
    };
  }
}
