package dev.interlock.layout;

import dev.interlock.layout.FileTree.Entry;
import dev.interlock.layout.tool.MigrationTool;
import dev.interlock.layout.tool.MigrationTools;
import dev.interlock.layout.tool.Sign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Detects the tool by the names of files, and by the marks in one of them if several tools use the
 * same names. A tool that also runs the files of another one found takes its place.
 */
final class LayoutDetector {

  private final Map<MigrationTool, Entry.Regular> certain = new HashMap<>();
  private final Map<MigrationTool, Entry.Regular> hints = new HashMap<>();
  private Optional<Entry.Regular> shared = Optional.empty();

  private LayoutDetector() {}

  /**
   * The tools found.
   *
   * @param tools the first file of each; several if the folder is mixed, empty if no file is a
   *     migration
   */
  record Detected(Map<MigrationTool, Entry.Regular> tools) {

    /** Returns the tool, or the default. */
    MigrationTool tool() {
      return tools.keySet().stream().findFirst().orElse(MigrationTools.DEFAULT);
    }
  }

  /** Detects the tool of files given in the order of their names. */
  static Detected detect(List<Entry> entries) {
    var detector = new LayoutDetector();
    for (var entry : entries) {
      if (entry instanceof Entry.Regular regular) {
        MigrationTools.all().forEach(tool -> detector.look(tool, regular));
      }
    }
    detector.shared.ifPresent(detector::addShared);
    return detector.found();
  }

  private void look(MigrationTool tool, Entry.Regular file) {
    switch (tool.sign(file.found())) {
      case CERTAIN -> certain.putIfAbsent(tool, file);
      case SHARED -> shared = shared.or(() -> Optional.of(file));
      case HINT -> hints.putIfAbsent(tool, file);
      case ALMOST, NONE -> {}
    }
  }

  private void addShared(Entry.Regular file) {
    Optional<MigrationTool> marked = marked(file);
    boolean isMisnamed =
        marked.isEmpty()
            && certain.keySet().stream().anyMatch(tool -> tool.sign(file.found()) == Sign.ALMOST);
    if (!isMisnamed) {
      MigrationTool tool = marked.or(() -> unmarked(file)).orElseThrow();
      certain.keySet().removeIf(tool::runsFilesOf);
      certain.put(tool, file);
    }
  }

  /**
   * Returns the tool whose marks the file has. A file that cannot be read is reported later, when
   * it is read again.
   */
  private static Optional<MigrationTool> marked(Entry.Regular file) {
    try {
      return marked(FileBytes.read(file.path()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the tool whose marks a file has. */
  static Optional<MigrationTool> marked(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    return MigrationTools.stream().filter(tool -> tool.isMarked(text)).findFirst();
  }

  /**
   * Returns the tool that needs no marks in a file of this name: the one that runs it as a whole.
   */
  private static Optional<MigrationTool> unmarked(Entry.Regular file) {
    return MigrationTools.stream()
        .filter(tool -> tool.sign(file.found()) == Sign.SHARED)
        .filter(tool -> tool.sections("").problems().isEmpty())
        .findFirst();
  }

  /** Whether a file tells its tool by its name or its marks. */
  static boolean isSure(MigrationTool tool, Entry.Regular file) {
    return tool.sign(file.found()) != Sign.SHARED || marked(file).isPresent();
  }

  private Detected found() {
    Map<MigrationTool, Entry.Regular> found = new LinkedHashMap<>();
    Map<MigrationTool, Entry.Regular> evidence = certain.isEmpty() ? hints : certain;
    for (MigrationTool tool : MigrationTools.all()) {
      Optional.ofNullable(evidence.get(tool)).ifPresent(file -> found.put(tool, file));
    }
    return new Detected(found);
  }
}
