package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a process that is not a child of this one. When this process becomes another program, that
 * program must not have unknown children.
 */
final class DetachedProcess {

  /**
   * The shell starts a background child, prints its process id and ends, which leaves the child to
   * the first process of the system.
   */
  private static final String ORPHAN = "log=$1; shift; \"$@\" </dev/null >\"$log\" 2>&1 & echo $!";

  private DetachedProcess() {}

  static Pid start(Command command, Path log) throws IOException {
    var shell = List.of("/bin/sh", "-c", ORPHAN, "sh", log.toString());
    var words = Stream.concat(shell.stream(), command.words().stream()).toList();
    var outcome = new Command(words, command.folder()).run();
    return Pid.parse(outcome.output()).orElseThrow(() -> new IOException(outcome.output()));
  }
}
