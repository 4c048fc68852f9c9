package dev.interlock.cli.squash;

import dev.interlock.cli.project.Dialects;
import dev.interlock.cli.project.MigrationFolder;
import dev.interlock.cli.project.Project;
import dev.interlock.failure.Failure;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Place;
import dev.interlock.history.Layout;
import dev.interlock.history.Migration;
import dev.interlock.history.ScriptFile;
import dev.interlock.history.layout.LayoutReader;
import dev.interlock.history.layout.NewMigrationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files of migrations that are squashed: they move, with their undo scripts and seals, from the
 * migrations to the folder beside them where a database that needs them finds them.
 */
public final class KeptFiles {

  private static final String SEALS = "seal";

  private final Project project;
  private final List<Migration> migrations;
  private final Path kept;
  private final Map<Path, Path> moves = new LinkedHashMap<>();

  public KeptFiles(Project project, List<Migration> migrations) {
    this.project = project;
    this.migrations = List.copyOf(migrations);
    this.kept = LayoutReader.keptFolder(roots().getFirst());
    for (Migration migration : migrations) {
      Stream.concat(Stream.of(migration.up()), migration.undo().stream()).forEach(this::add);
    }
    moveSeals();
  }

  private List<Path> roots() {
    return project.configuration().migrations().value().stream()
        .map(name -> project.folder().resolve(name).normalize())
        .toList();
  }

  private void add(ScriptFile file) {
    Path path = project.folder().resolve(file.path()).normalize();
    Path unit = isFolder() ? path.getParent() : path;
    Path root = roots().stream().filter(path::startsWith).findFirst().orElseThrow();
    moves.put(unit, kept.resolve(root.relativize(unit).toString()));
  }

  /** In these layouts a migration is a folder. */
  private boolean isFolder() {
    Layout layout = project.layout(Dialects.configured(project));
    return layout == Layout.DIESEL || layout == Layout.PRISMA;
  }

  private void moveSeals() {
    for (Migration migration : migrations) {
      Path seal = project.seals().folder().resolve(migration.id() + ".json");
      if (Files.exists(seal)) {
        moves.put(seal, kept.resolve(SEALS).resolve(migration.id() + ".json"));
      }
    }
  }

  /**
   * Never overwrites.
   *
   * @throws Failure.Refused if something is there already, or would be read as a migration there
   */
  public void refuseIfInTheWay() {
    if (roots().stream().anyMatch(kept::startsWith)) {
      throw refused(kept, "lies among the migrations, so what is kept there would run again.");
    }
    moves.values().stream()
        .filter(Files::exists)
        .findFirst()
        .ifPresent(path -> {
          throw refused(path, "is there already.");
        });
  }

  private Failure.Refused refused(Path path, String why) {
    String shown = project.folder().relativize(path).toString();
    return new Failure.Refused(
        Finding.error(Code.CANNOT_SQUASH, "`%s` %s".formatted(shown, why))
            .at(Place.file(shown))
            .help("Move it out of the way, or keep the migrations in a folder of their own."));
  }

  /**
   * Copies first, then writes the baseline, then removes: cut short, it leaves files that are
   * refused as being there twice, and none that are lost.
   */
  public void replace(NewMigrationFile baseline) {
    try {
      for (Map.Entry<Path, Path> move : moves.entrySet()) {
        copy(move.getKey(), move.getValue());
      }
      new MigrationFolder(project).write(List.of(baseline));
      for (Path old : moves.keySet()) {
        remove(old);
      }
    } catch (IOException e) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.BAD_FOLDER,
                  "the old files cannot be moved to `%s`: %s."
                      .formatted(project.folder().relativize(kept), e.getMessage()))
              .help("Check the folder's rights."));
    }
    project
        .log()
        .say("moved %d files to %s".formatted(moves.size(), project.folder().relativize(kept)));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    if (!Files.isDirectory(from)) {
      Files.copy(from, to);
      return;
    }
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        copy(file, to.resolve(String.valueOf(file.getFileName())));
      }
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.toList()) {
          remove(file);
        }
      }
    }
    Files.delete(path);
  }
}
