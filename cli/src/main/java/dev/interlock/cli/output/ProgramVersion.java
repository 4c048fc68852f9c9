package dev.interlock.cli.output;

import java.util.Objects;

/** The version of Interlock, from the manifest of its jar. */
public final class ProgramVersion {

  private ProgramVersion() {}

  public static String current() {
    var version = ProgramVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "(not packaged)");
  }
}
