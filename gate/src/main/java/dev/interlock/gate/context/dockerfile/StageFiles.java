package dev.interlock.gate.context.dockerfile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files of the build context that a stage holds, as far as the lines so far tell. */
final class StageFiles {

  private final SortedMap<String, SortedSet<String>> paths = new TreeMap<>();
  private final Set<String> folders = new HashSet<>();
  private final List<Doubt> doubts = new ArrayList<>();
  private String workingFolder;
  private boolean hasRun;

  /** A stage on an image, whose own working folder is not known. */
  StageFiles() {
    workingFolder = ImagePath.unknown("base");
  }

  /** Takes over everything of the stage that this one is based on. */
  StageFiles(StageFiles base) {
    base.paths.forEach((key, found) -> paths.put(key, new TreeSet<>(found)));
    folders.addAll(base.folders);
    doubts.addAll(base.doubts);
    workingFolder = base.workingFolder;
    hasRun = base.hasRun;
  }

  /** The absolute paths of a file of the context; empty if there is none. */
  SortedSet<String> pathsOf(String contextPath) {
    return Collections.unmodifiableSortedSet(
        paths.getOrDefault(contextPath, Collections.emptySortedSet()));
  }

  /** The files of the context that are in the stage. */
  Set<String> contextPaths() {
    return Collections.unmodifiableSet(paths.keySet());
  }

  String workingFolder() {
    return workingFolder;
  }

  List<Doubt> doubts() {
    return List.copyOf(doubts);
  }

  /** Whether a {@code RUN} may have made or moved files. */
  boolean hasRun() {
    return hasRun;
  }

  void run() {
    hasRun = true;
  }

  void doubt(Doubt doubt) {
    doubts.add(doubt);
  }

  void enter(String folder) {
    workingFolder = ImagePath.resolve(workingFolder, folder);
    folder(workingFolder);
  }

  boolean isFolder(String path) {
    return path.equals("/") || path.equals(workingFolder) || folders.contains(path);
  }

  void folder(String path) {
    ImagePath.prefixes(path.substring(1)).forEach(parent -> folders.add("/" + parent));
  }

  void put(String contextPath, String path) {
    paths.computeIfAbsent(contextPath, key -> new TreeSet<>()).add(path);
    String parent = path.substring(0, path.lastIndexOf('/'));
    if (!parent.isEmpty()) {
      folder(parent);
    }
  }
}
