package dev.interlock.cli.output;

import java.util.Objects;

/** The version of Interlock, from the manifest of its jar or from the module of its runtime. */
public final class ProgramVersion {

  private ProgramVersion() {}

  public static String current() {
    var module = ProgramVersion.class.getModule();
    var version =
        module.isNamed()
            ? module.getDescriptor().rawVersion().map(ProgramVersion::withoutBuild).orElse(null)
            : ProgramVersion.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "(not packaged)");
  }

  /** A version is followed by `+` and the build, see {@link java.lang.module.ModuleDescriptor}. */
  private static String withoutBuild(String version) {
    return version.replaceFirst("\\+.*", "");
  }
}
