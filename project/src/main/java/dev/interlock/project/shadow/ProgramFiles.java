package dev.interlock.project.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.interlock.history.Checksum;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Identifies this build of the program, because two builds of one version may replay differently.
 * For libraries, name and size suffice, because the name contains the version.
 */
final class ProgramFiles {

  private static final String OURS = "interlock-";

  /** A folder without this archive does not hold the whole program. */
  private static final String CORE = OURS + "core";

  private static final Pattern BUILD = Pattern.compile("\\+[0-9a-f]{16}$");

  private ProgramFiles() {}

  /**
   * The checksum of the folder with Interlock's own archives, or the build of the module that was
   * linked into a runtime; empty if the program runs from neither, because then it is unknown what
   * belongs to it.
   */
  static Optional<Checksum> checksum() {
    Module module = ProgramFiles.class.getModule();
    return module.isNamed() ? build(module.getDescriptor()) : ofArchives();
  }

  /** The packaging of a runtime writes a hash of all classes after the version and a `+`. */
  static Optional<Checksum> build(ModuleDescriptor module) {
    return module
        .rawVersion()
        .filter(version -> BUILD.matcher(version).find())
        .map(version -> Checksum.of(version.getBytes(UTF_8)));
  }

  private static Optional<Checksum> ofArchives() {
    try {
      Path archive = archive();
      Path folder = archive.getParent();
      return Files.isRegularFile(archive) && folder != null && holdsCore(folder)
          ? Optional.of(checksum(folder))
          : Optional.empty();
    } catch (IOException | URISyntaxException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A class from the AOT cache does not know its archive, so the class path tells it. */
  private static Path archive() throws URISyntaxException {
    CodeSource source = ProgramFiles.class.getProtectionDomain().getCodeSource();
    return source == null || source.getLocation() == null
        ? Path.of(System.getProperty("java.class.path", "")).toAbsolutePath()
        : Path.of(source.getLocation().toURI());
  }

  private static boolean holdsCore(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> name(file).startsWith(CORE));
    }
  }

  private static Checksum checksum(Path folder) throws IOException {
    MessageDigest digest = Checksum.sha256();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> archives = files.filter(file -> name(file).endsWith(".jar")).sorted().toList();
      for (Path archive : archives) {
        digest.update((name(archive) + " " + Files.size(archive) + "\n").getBytes(UTF_8));
        if (name(archive).startsWith(OURS)) {
          digest.update(Files.readAllBytes(archive));
        }
      }
    }
    return new Checksum(HexFormat.of().formatHex(digest.digest()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
