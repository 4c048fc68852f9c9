package dev.interlock.cli.exec;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a program as a shell would: a name with a slash is a path, any other is looked up in each
 * folder of {@code PATH}, where an empty one means the current folder (POSIX, Base Definitions
 * 8.3).
 */
record ProgramSearch(List<String> folders) {

  /** The default of C libraries if {@code PATH} is not set. */
  private static final String WITHOUT_PATH = "/bin:/usr/bin";

  /** Commands of the shell that most images do not contain as programs. */
  private static final Set<String> BUILT_IN =
      Set.of(".", "cd", "exec", "export", "set", "source", "ulimit", "umask", "unset");

  private static final Pattern ASSIGNMENT = Pattern.compile("^[A-Za-z_][A-Za-z0-9_]*=");

  static ProgramSearch in(Map<String, String> environment) {
    return new ProgramSearch(
        List.of(environment.getOrDefault("PATH", WITHOUT_PATH).split(":", -1)));
  }

  /** Returns the first candidate that may be executed. */
  Path find(String name) {
    var existing = candidates(name).filter(Files::exists).toList();
    return existing.stream()
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .orElseThrow(() -> existing.isEmpty() ? missing(name) : notExecutable(existing.getFirst()));
  }

  private Stream<Path> candidates(String name) {
    if (name.isEmpty()) {
      return Stream.empty();
    }
    return name.contains("/")
        ? Stream.of(Path.of(name))
        : folders.stream().map(folder -> Path.of(folder, name));
  }

  private Failure missing(String name) {
    if (name.isEmpty()) {
      return new Failure.Misconfigured(
          Finding.error(Code.COMMAND_NOT_FOUND, "the command to start is an empty word.")
              .help("Write the service's start command after `--`."));
    }
    var finding =
        name.contains("/")
            ? Finding.error(Code.COMMAND_NOT_FOUND, "`" + name + "` does not exist.")
            : Finding.error(
                    Code.COMMAND_NOT_FOUND, "`" + name + "` is in no folder of the variable PATH.")
                .note("PATH is " + String.join(":", folders));
    return new Failure.Misconfigured(finding.help(help(name)));
  }

  private static String help(String name) {
    if (ASSIGNMENT.matcher(name).find()) {
      return "Set the variable by `env`: `interlock run -- env %s… COMMAND`."
          .formatted(name.substring(0, name.indexOf('=') + 1));
    }
    if (BUILT_IN.contains(name)) {
      return "It is a word of the shell: `interlock run -- sh -c '%s …'`.".formatted(name);
    }
    return isShellCode(name)
        ? "Let a shell read it: `interlock run -- sh -c '%s'`."
            .formatted(name.replace("'", "'\\''"))
        : "Install it in the image, or write its full path after `--`.";
  }

  /** Whether one word contains a whole command line. */
  private static boolean isShellCode(String name) {
    return name.chars().anyMatch(c -> " \t\n;&|<>$".indexOf(c) >= 0);
  }

  private static Failure notExecutable(Path file) {
    var what =
        Files.isDirectory(file) ? "is a folder, not a program." : "is not marked as executable.";
    return new Failure.Misconfigured(
        Finding.error(Code.CANNOT_EXEC, "`" + file + "` " + what)
            .help(
                Files.isDirectory(file)
                    ? "Name the program in it."
                    : "Run `chmod +x " + file + "`, or start it through its interpreter."));
  }
}
