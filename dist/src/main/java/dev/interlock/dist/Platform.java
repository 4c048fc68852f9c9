package dev.interlock.dist;

import java.util.List;
import java.util.Locale;

/** A platform on which the program is built for it. */
enum Platform {
  LINUX_X64(
      "Linux on x86-64 with glibc",
      "/lib64/ld-linux-x86-64.so.2",
      "Linux/x86_64/libsqlitejdbc.so",
      "x86_64",
      "amd64"),
  LINUX_ARM64(
      "Linux on 64-bit ARM with glibc",
      "/lib/ld-linux-aarch64.so.1",
      "Linux/aarch64/libsqlitejdbc.so",
      "aarch64",
      "arm64");

  private final String description;
  private final String loader;
  private final String sqlite;
  private final String python;
  private final String oci;

  Platform(String description, String loader, String sqlite, String python, String oci) {
    this.description = description;
    this.loader = loader;
    this.sqlite = sqlite;
    this.python = python;
    this.oci = oci;
  }

  /**
   * The platform of this process.
   *
   * @throws IllegalStateException if the program cannot be built for it
   */
  static Platform current() {
    var system = System.getProperty("os.name");
    var processor = System.getProperty("os.arch");
    for (Platform platform : values()) {
      if (system.equals("Linux") && List.of(platform.oci, platform.python).contains(processor)) {
        return platform;
      }
    }
    throw new IllegalStateException(
        "the program with its own runtime is not made for %s on %s; the JDK distribution runs there"
            .formatted(system, processor));
  }

  /** The name in file names and in npm, such as {@code linux-x64}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The processor as Node names it. */
  String npmProcessor() {
    return id().substring(id().indexOf('-') + 1);
  }

  /** The processor as Go and OCI name it. */
  String ociArchitecture() {
    return oci;
  }

  String description() {
    return description;
  }

  /** A file that a system has if and only if it is this platform: its dynamic loader. */
  String loader() {
    return loader;
  }

  /** The place of SQLite's library in the driver's jar. */
  String sqlite() {
    return "org/sqlite/native/" + sqlite;
  }

  /** The wheel's tag for systems with at least glibc 2.{@code minor}. */
  String manylinux(int minor) {
    return "manylinux_2_%d_%s".formatted(minor, python);
  }
}
