package dev.interlock.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The small process that stops a developer's server after its last user. It is a shell script,
 * because it must survive when this process becomes another program.
 */
record OrphanWatcher(Path folder, ServerAccount account) {

  private static final Duration STOPPING = Duration.ofSeconds(70);

  /** Starts a watcher for the server unless one runs. */
  void ensure(Pid postmaster) throws IOException {
    var pidFile = folder.resolve("watcher-" + postmaster);
    if (!isProcess(pidFile)) {
      forgetOthers();
      Files.writeString(pidFile, start(postmaster).toString());
    }
  }

  /**
   * Waits while a watcher is about to stop the server. A caller that has registered as a user
   * before can rely on the server if it still runs afterwards.
   */
  void awaitNotStopping(Pid postmaster) {
    var announcement = folder.resolve("stopping-" + postmaster);
    Waiting.until(() -> !isProcess(announcement), STOPPING);
  }

  private Pid start(Pid postmaster) throws IOException {
    var command =
        List.of(
            "/bin/sh",
            "-c",
            script(),
            "interlock-watcher",
            folder.toString(),
            postmaster.toString());
    return DetachedProcess.start(
        new Command(account.detached(command), folder), Path.of("/dev/null"));
  }

  private static String script() throws IOException {
    try (InputStream script = OrphanWatcher.class.getResourceAsStream("watcher.sh")) {
      if (script == null) {
        throw new IOException("watcher.sh is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void forgetOthers() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "{watcher,stopping}-*")) {
      for (var file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isProcess(Path pidFile) {
    return Pid.in(pidFile).filter(Pid::isAlive).isPresent();
  }
}
