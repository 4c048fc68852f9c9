package dev.interlock.layout;

import dev.interlock.history.Layout;
import dev.interlock.layout.FileTree.Entry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Detects a layout by the names of files, and by the marks in one of them if several tools use the
 * same names. Pairs count as golang-migrate's, although sqlx writes them too, with the same
 * meaning. A single file beside pairs is sqlx's, unless its name is half of a pair's.
 */
final class LayoutDetector {

  private final Map<Layout, Entry.Regular> evidence = new EnumMap<>(Layout.class);
  private Optional<Entry.Regular> single = Optional.empty();
  private Optional<Entry.Regular> program = Optional.empty();
  private Optional<Entry.Regular> lock = Optional.empty();

  private LayoutDetector() {}

  /**
   * The layouts found.
   *
   * @param layouts the first file of each; several if the folder is mixed, empty if no file is a
   *     migration
   */
  record Detected(Map<Layout, Entry.Regular> layouts) {

    /** Returns the layout; Flyway's by default. */
    Layout layout() {
      return layouts.keySet().stream().findFirst().orElse(Layout.FLYWAY);
    }
  }

  /** Detects the layout of files given in the order of their names. */
  static Detected detect(List<Entry> entries) {
    var detector = new LayoutDetector();
    for (var entry : entries) {
      if (entry instanceof Entry.Regular regular) {
        detector.look(regular);
      }
    }
    detector.conclude();
    return new Detected(detector.evidence);
  }

  private void look(Entry.Regular file) {
    String name = file.name();
    if (FlywayName.parse(name).isPresent()) {
      evidence.putIfAbsent(Layout.FLYWAY, file);
    } else if (file.depth() == 0) {
      lookInFolderItself(name, file);
    } else if (file.depth() == 1 && name.equals("migration.sql")) {
      evidence.putIfAbsent(Layout.PRISMA, file);
    } else if (file.depth() == 1 && name.equals("up.sql")) {
      evidence.putIfAbsent(Layout.DIESEL, file);
    }
  }

  private void lookInFolderItself(String name, Entry.Regular file) {
    if (name.matches("[0-9]+_.*\\.(up|down)\\.sql")) {
      evidence.putIfAbsent(Layout.GOLANG_MIGRATE, file);
    } else if (name.matches("[0-9]+.*\\.sql")) {
      single = single.or(() -> Optional.of(file));
    } else if (GooseRules.isProgram(name)) {
      program = program.or(() -> Optional.of(file));
    } else if (name.equals("migration_lock.toml")) {
      lock = Optional.of(file);
    }
  }

  private void conclude() {
    single.ifPresent(this::addSingle);
    if (evidence.isEmpty()) {
      program.ifPresent(file -> evidence.put(Layout.GOOSE, file));
      lock.ifPresent(file -> evidence.put(Layout.PRISMA, file));
    }
  }

  private void addSingle(Entry.Regular file) {
    var layout = marked(file);
    boolean isHalfOfAPair =
        layout == Layout.SQLX
            && evidence.containsKey(Layout.GOLANG_MIGRATE)
            && file.name().matches("(?s).*[^A-Za-z](?:up|down)\\.sql");
    if (isHalfOfAPair) {
      return;
    }
    if (layout == Layout.SQLX) {
      evidence.remove(Layout.GOLANG_MIGRATE);
    }
    evidence.put(layout, file);
  }

  /**
   * Returns the layout by a file's marks. A file that cannot be read is reported later, when it is
   * read again.
   */
  private static Layout marked(Entry.Regular file) {
    try {
      return Marks.in(FileBytes.read(file.path())).orElse(Layout.SQLX);
    } catch (IOException e) {
      return Layout.SQLX;
    }
  }
}
