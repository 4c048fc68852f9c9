package dev.interlock.cli.supervise;

import dev.interlock.cli.exec.ServiceProcess;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.gate.watch.ErrorLines;
import dev.interlock.gate.watch.OutputLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes the output of a service through, byte by byte as it was written, and recognises the lines
 * that report an error. Does nothing for a service that writes to the streams of this process.
 */
public final class OutputWatch {

  private static final int STANDARD_OUTPUT = 1;
  private static final int BUFFER = 8192;

  private final long start = System.nanoTime();
  private final ErrorLines errorLines;
  private final CompletableFuture<Finding> error = new CompletableFuture<>();
  private final List<Thread> pumps = new ArrayList<>();
  private volatile boolean isOver;

  private OutputWatch(ErrorLines errorLines) {
    this.errorLines = errorLines;
  }

  public static OutputWatch of(ServiceProcess service, ErrorLines errorLines) {
    var watch = new OutputWatch(errorLines);
    service
        .output()
        .forEach((descriptor, stream) ->
            watch.pumps.add(
                Thread.ofPlatform()
                    .daemon()
                    .name("interlock-output-" + descriptor)
                    .start(() -> watch.pass(descriptor, stream))));
    return watch;
  }

  /** Completes with the first error line, unless the watch is over before. */
  public CompletableFuture<Finding> error() {
    return error;
  }

  /** Stops reading lines; the output goes on. */
  public void end() {
    isOver = true;
  }

  /** Waits until the output that the service has written is passed on, at most for a while. */
  public void drain(Duration atMost) {
    long last = System.nanoTime() + atMost.toNanos();
    for (Thread pump : pumps) {
      try {
        pump.join(Duration.ofNanos(Math.max(1, last - System.nanoTime())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void pass(int descriptor, InputStream from) {
    boolean isOutput = descriptor == STANDARD_OUTPUT;
    var number = new AtomicInteger();
    var lines = new OutputLines(line -> look(line, number.incrementAndGet(), isOutput));
    // Not closed: the log of this process goes to the same descriptors.
    OutputStream to = new FileOutputStream(isOutput ? FileDescriptor.out : FileDescriptor.err);
    byte[] buffer = new byte[BUFFER];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        if (!isOver) {
          lines.add(buffer, count);
        }
      }
      lines.end();
    } catch (IOException e) {
      // The reader of this process's output is gone; closing the pipe tells the service.
    }
  }

  private void look(String line, int number, boolean isOutput) {
    if (!isOver) {
      errorLines.sign(line).map(sign -> finding(sign, number, isOutput)).ifPresent(error::complete);
    }
  }

  private Finding finding(String sign, int number, boolean isOutput) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return Finding.error(
            Code.SERVICE_LOGS_ERROR,
            "the service logs an error %.1f s after its start: `%s` in line %d of its standard %s."
                .formatted(seconds, sign, number, isOutput ? "output" : "error"))
        .note("the line is in the output of the service above, and is not repeated here")
        .help(
            "Remove its cause, or set `verify.error-lines` to patterns of the lines that report an error.");
  }
}
