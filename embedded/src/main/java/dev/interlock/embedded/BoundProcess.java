package dev.interlock.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts a process that ends together with this one. */
final class BoundProcess {

  private BoundProcess() {}

  /**
   * Starts the process on a thread of its own. The kernel sends the signal of a parent's death when
   * the <em>thread</em> dies that started the process (prctl(2), PR_SET_PDEATHSIG), so that thread
   * lives as long as the process.
   */
  static Pid start(Command command, Path log) throws IOException {
    var builder =
        command.builder().redirectInput(new File("/dev/null")).redirectOutput(log.toFile());
    var started = new CompletableFuture<Process>();
    Thread.ofPlatform()
        .daemon()
        .name("interlock-embedded-postgres")
        .start(() -> run(builder, started));
    try {
      return new Pid(started.join().pid());
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  private static void run(ProcessBuilder builder, CompletableFuture<Process> started) {
    try {
      var process = builder.start();
      started.complete(process);
      Waiting.uninterrupted(process::waitFor);
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    }
  }
}
