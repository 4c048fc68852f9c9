package dev.interlock.layout;

import dev.interlock.finding.Finding;
import dev.interlock.history.Commits;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.script.TinySplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder {@code db} of a project, and the result of reading it. */
record MigrationFolder(Path project) {

  /** Writes a file and creates its folders. */
  void write(String name, String content) {
    try {
      var file = path().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  History read() {
    return reader(Optional.empty()).read(List.of(path()));
  }

  History read(MigrationTool chosen) {
    return reader(Optional.of(chosen)).read(List.of(path()));
  }

  MigrationTool tool() {
    return reader(Optional.empty()).tool(List.of(path()));
  }

  /** Returns every migration with its id, its description and its properties. */
  List<String> shown() {
    return read().migrations().stream().map(MigrationFolder::shown).toList();
  }

  /** Returns the problems of names and headers. */
  List<String> problems() {
    return shown(read().problems());
  }

  /** Returns the problems of names and headers, and inside the scripts. */
  List<String> audit() {
    return shown(read().audit());
  }

  private static String shown(Migration migration) {
    return migration.id()
        + " "
        + migration.description()
        + (migration.undo().isPresent() ? ", undo" : "")
        + (migration.up().commits() == Commits.EACH ? ", one by one" : "");
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream().map(f -> f.severity() + " " + f.code() + " " + f.message()).toList();
  }

  private LayoutReader reader(Optional<MigrationTool> chosen) {
    return new LayoutReader(project, new TinySplitter(), chosen);
  }

  private Path path() {
    return project.resolve("db");
  }
}
