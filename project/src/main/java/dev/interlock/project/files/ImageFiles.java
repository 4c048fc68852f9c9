package dev.interlock.project.files;

import dev.interlock.alembic.project.AlembicProject;
import dev.interlock.gate.context.RequiredFiles;
import dev.interlock.layout.LayoutReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The files of a project that a deploy needs. Only files that exist are required; a missing
 * migrations folder is reported when it is read.
 */
public final class ImageFiles {

  private static final int DEEPEST = 16;

  /** The endings of scripts, of revisions, and of Flyway's settings of one script. */
  private static final Set<String> OF_MIGRATIONS = Set.of("sql", "py", "conf");

  private static final Set<String> OF_SEALS = Set.of("json", "sha256");

  private static final String CONFIGURATION = "interlock.yml";

  private final Path project;
  private final List<RequiredFiles> groups = new ArrayList<>();

  private ImageFiles(Path project) {
    this.project = project;
  }

  /** Returns them in groups: migrations, configuration, seals. Reads names of files only. */
  public static List<RequiredFiles> of(MigrationFiles files) {
    var found = new ImageFiles(files.options().folder());
    for (Path folder : files.folders()) {
      found.folder(
          folder,
          OF_MIGRATIONS,
          "a deploy finds no migrations and does not start the service",
          "a deploy does not run all migrations",
          true);
    }
    files.alembic().ifPresent(found::alembic);
    found.file(
        found.project.resolve(CONFIGURATION), "a deploy uses defaults instead of its settings");
    found.folder(
        LayoutReader.keptFolder(files.folders().getFirst()).normalize(),
        OF_MIGRATIONS,
        "a database at a squashed version cannot be upgraded",
        "a database at a squashed version cannot be upgraded",
        false);
    String measured =
        "a deploy measures the migrations again, or refuses without a shadow database";
    found.folder(files.seals().folder().normalize(), OF_SEALS, measured, measured, false);
    return List.copyOf(found.groups);
  }

  private void alembic(AlembicProject alembic) {
    String unreadable = "a deploy does not find the Alembic project";
    Stream.concat(alembic.ini().stream(), alembic.toml().stream())
        .forEach(file -> file(file, unreadable));
    file(alembic.scripts().resolve("env.py"), "a deploy cannot run the revisions");
  }

  private void file(Path file, String consequence) {
    if (Files.isRegularFile(file)) {
      String name = shown(file);
      groups.add(new RequiredFiles(name, List.of(name), consequence, consequence, true));
    }
  }

  private void folder(
      Path folder, Set<String> endings, String withoutAll, String withoutSome, boolean isError) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.walk(folder, DEEPEST)) {
      List<String> files =
          entries
              .filter(file -> endings.contains(ending(file)))
              .filter(Files::isRegularFile)
              .map(this::shown)
              .sorted()
              .toList();
      if (!files.isEmpty()) {
        groups.add(new RequiredFiles(shown(folder), files, withoutAll, withoutSome, isError));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String shown(Path file) {
    return project.relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }
}
