package dev.interlock.testkit.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A process under test: its output is kept, and it can be signalled at a chosen time or line.
 *
 * <p>Thread-safe. Standard output and standard error are merged in the order of writing. A wait
 * beyond its limit fails with an {@link AssertionError} that shows the output so far. {@link
 * #close} kills the process and its children if they still run.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration LAST_OUTPUT_LIMIT = Duration.ofSeconds(2);

  private final Process process;
  private final Transcript transcript = new Transcript();
  private final Thread reader;

  private ChildProcess(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().name("child-output").start(this::read);
  }

  /** Starts {@code command}, whose output this class redirects. */
  public static ChildProcess start(ProcessBuilder command) {
    try {
      return new ChildProcess(command.redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a command line in the current folder with the current environment. */
  public static ChildProcess start(String... command) {
    return start(new ProcessBuilder(command));
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The output so far, lines ended by a line feed. */
  public String output() {
    return transcript.text();
  }

  /** Waits for a line that contains {@code fragment}, whether written already or later. */
  public ChildProcess awaitLine(String fragment, Duration limit) {
    if (!transcript.await(fragment, limit)) {
      throw new AssertionError(
          "No line with `%s` within %s. Output:%n%s".formatted(fragment, limit, output()));
    }
    return this;
  }

  /**
   * Waits for the end of the process and of its output.
   *
   * @return the exit code; 128 + n if signal n ended it
   */
  public int await(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("Still running after %s. Output:%n%s".formatted(limit, output()));
      }
      reader.join(LAST_OUTPUT_LIMIT); // a grandchild may keep the output open for ever
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a child process ran", e);
    }
  }

  /** Sends a signal; does nothing if the process has ended. */
  public void signal(Signal signal) {
    if (!process.isAlive()) {
      return; // another process may already have its number
    }
    try {
      new ProcessBuilder("kill", "-" + signal.name().substring("SIG".length()), "" + pid())
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends SIGKILL after {@code delay}, unless the process has ended by then. */
  public ChildProcess killAfter(Duration delay) {
    Thread.ofVirtual()
        .name("child-kill")
        .start(() -> {
          if (!endsWithin(delay)) {
            signal(Signal.SIGKILL);
          }
        });
    return this;
  }

  /** Sends the signal as soon as a line with {@code fragment} is written, or at once if it was. */
  public ChildProcess signalAtLine(String fragment, Signal signal) {
    transcript.whenLine(fragment, () -> signal(signal));
    return this;
  }

  private boolean endsWithin(Duration delay) {
    try {
      return process.waitFor(delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        transcript.add(line);
      }
    } catch (IOException e) {
      transcript.add("(output lost: " + e.getMessage() + ")");
    } finally {
      transcript.end();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    endsWithin(Duration.ofSeconds(10));
  }
}
