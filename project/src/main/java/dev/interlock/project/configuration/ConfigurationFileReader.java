package dev.interlock.project.configuration;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.system.RegularFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds and loads {@code interlock.yml}. */
final class ConfigurationFileReader {

  static final String NAME = "interlock.yml";
  private static final String NEAR_MISS = "interlock.yaml";
  private static final int LARGEST_MEBIBYTES = 1;

  private final Path projectFolder;
  private final Optional<EnvironmentChoice> environment;

  ConfigurationFileReader(Path projectFolder, Optional<EnvironmentChoice> environment) {
    this.projectFolder = projectFolder;
    this.environment = environment;
  }

  /** Loads the YAML library only if the file exists or was asked for. */
  FileValues read(Optional<Path> asked) {
    Path file = asked.orElse(projectFolder.resolve(NAME));
    if (asked.isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      refuseNearMiss();
      refuseMissingEnvironment();
      return FileValues.NONE;
    }
    return FileValuesReader.read(
        YamlReader.read(new SourceText(shown(file), text(file))), environment);
  }

  /**
   * Refuses a misspelled file name: if that file were skipped, its production guard would be, too.
   */
  private void refuseNearMiss() {
    Path near = projectFolder.resolve(NEAR_MISS);
    if (Files.exists(near)) {
      throw unreadable(near, "is not read.", "Rename it to `" + NAME + "`.");
    }
  }

  private void refuseMissingEnvironment() {
    environment.ifPresent(choice -> {
      throw new Failure.Misconfigured(choice.unknown(List.of()));
    });
  }

  private String text(Path file) {
    byte[] bytes = bytes(file);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw unreadable(file, "is not UTF-8 text.", "Save it as UTF-8.");
    }
  }

  private byte[] bytes(Path file) {
    try {
      return RegularFile.read(file, LARGEST_MEBIBYTES);
    } catch (NoSuchFileException notThere) {
      throw unreadable(file, "does not exist.", "Name a file that can be read.");
    } catch (IOException e) {
      throw unreadable(
          file,
          Files.isDirectory(file) ? "is a folder." : "cannot be read: " + FileReason.of(e) + ".",
          "Name a file that can be read.");
    }
  }

  private Failure.Misconfigured unreadable(Path file, String what, String help) {
    return new Failure.Misconfigured(
        Finding.error(
                Code.UNREADABLE_CONFIGURATION, "configuration file `" + shown(file) + "` " + what)
            .at(Place.file(shown(file)))
            .help(help));
  }

  private String shown(Path file) {
    return file.startsWith(projectFolder)
        ? projectFolder.relativize(file).toString()
        : file.toString();
  }
}
