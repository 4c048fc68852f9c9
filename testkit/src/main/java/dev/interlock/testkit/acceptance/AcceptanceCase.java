package dev.interlock.testkit.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One folder of {@code acceptance/cases}. Every file without a meaning for the runner belongs to
 * the user's project.
 *
 * @param folder the folder of the case
 * @param commands the command lines, in order
 * @param exits the exit code of each command
 * @param needs the required database
 * @param environment changes to the environment of the commands
 */
record AcceptanceCase(
    Path folder,
    List<String> commands,
    List<Integer> exits,
    Needs needs,
    CaseEnvironment environment) {

  /** The marker of a case: a folder is a case if it contains this file. */
  static final String COMMAND = "command";

  static final String BEFORE = "before.sql";
  static final String EXPECTED = "expected.txt";
  static final String AFTER = "after.sql";
  static final String AFTER_EXPECTED = "after.txt";
  static final String STDIN = "stdin";

  private static final String EXAMPLE = "example";
  private static final String EXIT = "exit";
  private static final String NEEDS = "needs";
  private static final String ENVIRONMENT = "env";
  private static final String UNCHANGED = "unchanged";

  /** The ids of the requirements that the case shows; read by the page of the cases. */
  private static final String SHOWS = "shows";

  private static final Set<String> OURS =
      Set.of(
          COMMAND,
          BEFORE,
          EXPECTED,
          AFTER,
          AFTER_EXPECTED,
          STDIN,
          EXAMPLE,
          EXIT,
          NEEDS,
          ENVIRONMENT,
          UNCHANGED,
          SHOWS);

  AcceptanceCase {
    commands = List.copyOf(commands);
    exits = List.copyOf(exits);
    if (commands.isEmpty()) {
      throw new IllegalArgumentException(folder.resolve(COMMAND) + " has no command line");
    }
    if (commands.size() != exits.size()) {
      throw new IllegalArgumentException(folder.resolve(EXIT) + " has more lines than commands");
    }
  }

  static AcceptanceCase read(Path folder) throws IOException {
    var commands = lines(folder.resolve(COMMAND));
    var given = lines(folder.resolve(EXIT)).stream().map(Integer::valueOf).toList();
    return new AcceptanceCase(
        folder,
        commands,
        padded(given, commands.size()),
        Needs.parse(lines(folder.resolve(NEEDS))),
        CaseEnvironment.parse(lines(folder.resolve(ENVIRONMENT))));
  }

  /** Assigns given codes to the last commands; the commands before them must succeed. */
  private static List<Integer> padded(List<Integer> given, int size) {
    var codes = new ArrayList<>(given);
    while (codes.size() < size) {
      codes.addFirst(0);
    }
    return codes;
  }

  /** Whether the file or folder, directly in the case's folder, is part of the user's project. */
  static boolean isOfProject(Path path) {
    return !OURS.contains(path.getFileName().toString());
  }

  /** Whether the commands must leave the database unchanged. */
  boolean leavesDatabaseUnchanged() {
    return Files.exists(folder.resolve(UNCHANGED));
  }

  /** The project that the case begins with, before its own files are added or replaced. */
  Optional<Path> example() throws IOException {
    return text(EXAMPLE).map(line -> folder.resolve(line.strip()).normalize());
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** The file's text, if the case has that file. */
  Optional<String> text(String name) throws IOException {
    var file = file(name);
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
