package dev.interlock.cli.exec;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The program that this process will become: same process id, same standard streams, nothing of the
 * JVM left.
 *
 * <p>Create it early: it refuses a command that does not exist before anything is changed, and
 * links the system calls (tens of milliseconds) on another thread while the run waits for the
 * database.
 */
public final class ProcessImage {

  private final Path program;
  private final List<String> command;
  private final Map<String, String> environment;
  private final FutureTask<SystemCalls> calls = new FutureTask<>(SystemCalls::link);

  private ProcessImage(Path program, List<String> command, Map<String, String> environment) {
    this.program = program;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Finds the program of {@code command} along the {@code PATH} of {@code environment}.
   *
   * @param command the program and its arguments, at least one word
   * @param environment every variable the program will see, and no other
   * @throws Failure.Misconfigured if the program does not exist or may not be executed
   */
  public static ProcessImage of(List<String> command, Map<String, String> environment) {
    var program = ProgramSearch.in(environment).find(command.getFirst());
    var image = new ProcessImage(program, command, environment);
    Thread.ofPlatform().daemon().name("link system calls").start(image.calls);
    return image;
  }

  /**
   * Becomes the program. Returns only by throwing. No shutdown hook runs, so close beforehand
   * whatever needs an orderly end (a database connection, a file).
   *
   * @throws Failure.Misconfigured if the kernel refuses the program; the signal mask is empty then
   *     and the descriptors above 2 are marked, so the caller can only exit
   */
  public void become() {
    System.out.flush();
    System.err.flush();
    var system = linked();
    closeAllButStandardStreams(system);
    system.unblockSignals();
    throw refused(system.execute(program, command, environment));
  }

  /**
   * Starts the program as a child, which leads a process group of its own. Its environment, folder
   * and signals are as after {@link #become()}.
   *
   * @param isWatched whether its output goes through this process, see {@link
   *     ServiceProcess#output()}; else it has the streams of this process
   * @throws Failure.Misconfigured if the kernel refuses the program
   */
  public ServiceProcess start(boolean isWatched) {
    var system = linked();
    var output = isWatched ? ServiceOutput.open() : ServiceOutput.inherited();
    closeAllButStandardStreams(system);
    return ServiceProcess.start(new ChildCalls(system), this, output);
  }

  /** Returns the failure for a program that the kernel refuses. */
  Failure refused(Refusal reason) {
    return new Failure.Misconfigured(
        Finding.error(Code.CANNOT_EXEC, "`" + program + "` cannot be started: " + reason.what())
            .help(reason.remedy()));
  }

  Path program() {
    return program;
  }

  List<String> command() {
    return command;
  }

  Map<String, String> environment() {
    return environment;
  }

  private SystemCalls linked() {
    calls.run();
    try {
      return calls.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("system calls could not be linked", e);
    }
  }

  /** The JVM keeps its module file, jars and sockets open without close-on-exec. */
  private static void closeAllButStandardStreams(SystemCalls system) {
    var constants = NativeConstants.current();
    var open = new File(constants.descriptorFolder()).list();
    if (open == null) {
      throw new Failure.Misconfigured(
          Finding.error(
                  Code.CANNOT_EXEC,
                  "`"
                      + constants.descriptorFolder()
                      + "` cannot be read, so open files would leak.")
              .help("Mount it in the container."));
    }
    for (var name : open) {
      int descriptor = Integer.parseInt(name);
      if (descriptor > 2) {
        system.closeOnExec(descriptor);
      }
    }
  }
}
