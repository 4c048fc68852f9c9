package dev.interlock.cli;

import java.util.Objects;

/** Which Interlock this is, from the manifest of its jar. */
final class Version {

  private Version() {}

  static String current() {
    var version = Version.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "(not packaged)");
  }
}
