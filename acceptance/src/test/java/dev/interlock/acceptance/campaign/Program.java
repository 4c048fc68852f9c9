package dev.interlock.acceptance.campaign;

import dev.interlock.testkit.fault.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The built program in a project's folder. It inherits only the variables that a program cannot run
 * without.
 *
 * @param folder the project, and the working folder
 * @param variables further environment variables
 */
public record Program(Path folder, Map<String, String> variables) {

  private static final Path LAUNCHER =
      Path.of(System.getProperty("acceptance.programs"), "interlock").normalize();

  private static final Set<String> PASSED_ON =
      Set.of("PATH", "HOME", "JAVA_HOME", "TMPDIR", "XDG_CACHE_HOME");

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The end of a run: its exit code, and all its output. */
  public record Ended(int exit, String output) {}

  public Program {
    variables = Map.copyOf(variables);
  }

  public static Program in(Path folder, String url) {
    return new Program(folder, Map.of("DATABASE_URL", url));
  }

  public Program with(String variable, String value) {
    var more = new HashMap<>(variables);
    more.put(variable, value);
    return new Program(folder, more);
  }

  /** Starts the program; the caller closes the process. */
  public ChildProcess start(String... words) {
    List<String> command = Stream.concat(Stream.of(LAUNCHER.toString()), Stream.of(words)).toList();
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().retainAll(PASSED_ON);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("INTERLOCK_LOG", "plain");
    builder.environment().putAll(variables);
    return ChildProcess.start(builder);
  }

  public Ended run(String... words) {
    try (var process = start(words)) {
      return ended(process);
    }
  }

  /** Waits for the end of a process that {@link #start} returned. */
  public static Ended ended(ChildProcess process) {
    return new Ended(process.await(LIMIT), process.output());
  }
}
