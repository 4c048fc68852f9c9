package dev.interlock.project.shadow;

import dev.interlock.dialect.Dialect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.FileReason;
import dev.interlock.finding.Finding;
import dev.interlock.history.Checksum;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.layout.SqlFolder;
import dev.interlock.project.options.ProjectOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that {@code shadow-init} names, in that order.
 *
 * @param files their content is read when they run
 */
record InitFiles(List<ScriptFile> files) {

  static final InitFiles NONE = new InitFiles(List.of());

  private static final int DEEPEST = 16;

  InitFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files of a options.
   *
   * @throws Failure.Misconfigured if a name or glob matches no file
   */
  static InitFiles of(ProjectOptions options, Dialect dialect) {
    var files = new ArrayList<ScriptFile>();
    for (String name : options.shadow().init()) {
      for (Path path : paths(options.folder(), name)) {
        files.addAll(scripts(options, dialect, path));
      }
    }
    return new InitFiles(files);
  }

  private static List<ScriptFile> scripts(ProjectOptions options, Dialect dialect, Path path) {
    History read = new SqlFolder(options.folder(), dialect.splitter()).read(List.of(path));
    List<Finding> errors = read.audit().stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new Failure.Refused(errors);
    }
    return read.migrations().stream().map(Migration::up).toList();
  }

  private static List<Path> paths(Path folder, String name) {
    Path one = folder.resolve(name);
    if (Files.exists(one)) {
      return List.of(one);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
    try (Stream<Path> walk = Files.walk(start(folder, name), DEEPEST)) {
      List<Path> found =
          walk.filter(Files::isRegularFile)
              .filter(path -> matcher.matches(folder.relativize(path)))
              .sorted()
              .toList();
      if (!found.isEmpty()) {
        return found;
      }
    } catch (IOException e) {
      throw missing(name, FileReason.of(e));
    }
    throw missing(name, "no such file");
  }

  /** The folder above the first path element with a wildcard. */
  private static Path start(Path folder, String name) {
    int wild = name.split("[*?{\\[]", 2)[0].lastIndexOf('/');
    return wild < 0 ? folder : folder.resolve(name.substring(0, wild));
  }

  private static Failure missing(String name, String why) {
    return new Failure.Misconfigured(
        Finding.error(Code.BAD_VALUE, "`shadow-init` names `%s`: %s.".formatted(name, why))
            .help("Name SQL files or globs, relative to the project folder."));
  }

  boolean isEmpty() {
    return files.isEmpty();
  }

  /** The checksum of all contents in their order; empty without files. */
  Optional<Checksum> checksum() {
    return isEmpty()
        ? Optional.empty()
        : Optional.of(
            Checksum.of(
                files.stream()
                    .map(file -> file.raw().hex())
                    .collect(Collectors.joining("\n"))
                    .getBytes(StandardCharsets.UTF_8)));
  }
}
