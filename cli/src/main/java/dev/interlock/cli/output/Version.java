package dev.interlock.cli.output;

import java.util.Objects;

/** Which Interlock this is, from the manifest of its jar. */
public final class Version {

  private Version() {}

  public static String current() {
    var version = Version.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "(not packaged)");
  }
}
