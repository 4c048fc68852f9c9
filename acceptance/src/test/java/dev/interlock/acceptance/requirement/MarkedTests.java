package dev.interlock.acceptance.requirement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds the tests that name a requirement: folders of acceptance cases with a file {@code shows},
 * and test classes with a JUnit tag such as {@code @Tag("B1")}.
 */
final class MarkedTests {

  private static final Path CASES = Path.of("acceptance", "cases");
  private static final String MARK = "shows";
  private static final Pattern TAG =
      Pattern.compile("^@Tag\\(\"([A-Z]\\d+)\"\\)", Pattern.MULTILINE);
  private static final Pattern FINDING =
      Pattern.compile("^(?:error|warning|note)\\[([A-Z]{3}\\d{3})]", Pattern.MULTILINE);

  private final Path repository;

  MarkedTests(Path repository) {
    this.repository = repository;
  }

  /** All of them, in no particular order. */
  List<Evidence> find() throws IOException {
    var found = new ArrayList<Evidence>();
    for (var mark : below(repository.resolve(CASES), MarkedTests::isMark)) {
      var ids = List.of(Files.readString(mark).strip().split("\\s+", -1));
      var folder = Objects.requireNonNull(repository.resolve(mark).getParent());
      found.add(new Evidence(repository.relativize(folder), ids, result(folder)));
    }
    for (var module : modules()) {
      for (var source : below(module.resolve("src"), MarkedTests::isTestSource)) {
        var ids = matches(TAG, Files.readString(source));
        if (!ids.isEmpty()) {
          found.add(new Evidence(repository.relativize(source), ids, "passes"));
        }
      }
    }
    return found;
  }

  private List<Path> modules() throws IOException {
    try (var folders = Files.list(repository)) {
      return folders.filter(folder -> Files.isDirectory(folder.resolve("src"))).toList();
    }
  }

  private static boolean isMark(Path file) {
    return file.endsWith(MARK);
  }

  /** Contracts, which every dialect runs, are main classes of the test kit. */
  private static boolean isTestSource(Path file) {
    var path = file.toString();
    return path.endsWith(".java")
        && (path.contains("/src/test/java/") || path.contains("/testkit/src/main/java/"));
  }

  /** The exit codes and findings of one case; the number of several. */
  private static String result(Path folder) throws IOException {
    var cases = below(folder, file -> file.endsWith("command"));
    if (cases.isEmpty()) {
      throw new IllegalStateException(folder + " names requirements, and has no case");
    }
    return cases.size() == 1 ? stated(cases.getFirst()) : cases.size() + " cases";
  }

  private static String stated(Path command) throws IOException {
    var output = Files.readString(command.resolveSibling("expected.txt"));
    var exit = command.resolveSibling("exit");
    var exits =
        Files.exists(exit)
            ? Files.readString(exit).strip().lines().distinct().toList()
            : List.of("0");
    var codes = new TreeSet<>(matches(FINDING, output));
    return "exit "
        + String.join(", ", exits)
        + (codes.isEmpty() ? "" : ": " + String.join(", ", codes));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static List<Path> below(Path folder, Predicate<Path> wanted) {
    try (var files = Files.walk(folder)) {
      return files.filter(wanted).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
