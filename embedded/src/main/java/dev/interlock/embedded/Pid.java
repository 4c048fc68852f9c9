package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of this machine, not necessarily a child of this one. */
record Pid(long number) {

  static Pid ours() {
    return new Pid(ProcessHandle.current().pid());
  }

  static Optional<Pid> parse(String digits) {
    return digits.matches("[0-9]{1,18}")
        ? Optional.of(new Pid(Long.parseLong(digits)))
        : Optional.empty();
  }

  /** Reads the process id from a file. */
  static Optional<Pid> in(Path file) {
    try {
      return parse(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the process runs; one that ended counts as dead even before its parent reaps it. */
  boolean isAlive() {
    return handle().isPresent() && !isZombie();
  }

  /** Whether the parent has reaped the process, so that the kernel has freed its number. */
  boolean isReaped() {
    return handle().isEmpty();
  }

  /**
   * In a container the first process often never reaps its children, and Java reports zombies as
   * alive.
   */
  private boolean isZombie() {
    try {
      return Files.readString(Path.of("/proc/" + number + "/stat")).contains(") Z ");
    } catch (IOException e) {
      // No such file system, as on macOS, or the process has ended.
      return false;
    }
  }

  /** Whether the process runs that program; true if the system does not tell. */
  boolean runs(String program) {
    return handle()
        .flatMap(handle -> handle.info().command())
        .map(command -> command.endsWith("/" + program))
        .orElse(true);
  }

  void signal(String name) throws IOException {
    new Command(List.of("/bin/sh", "-c", "kill -" + name + " " + number), Path.of("/")).run();
  }

  /** The process and its descendants, children first. */
  List<Pid> withDescendants() {
    return handle().stream()
        .flatMap(handle -> Stream.concat(handle.descendants(), Stream.of(handle)))
        .map(handle -> new Pid(handle.pid()))
        .toList();
  }

  void kill() {
    handle().ifPresent(ProcessHandle::destroyForcibly);
  }

  private Optional<ProcessHandle> handle() {
    return ProcessHandle.of(number).filter(ProcessHandle::isAlive);
  }

  @Override
  public String toString() {
    return String.valueOf(number);
  }
}
