package dev.interlock.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process of this machine, not necessarily a child of ours. */
record Pid(long number) {

  static Pid ours() {
    return new Pid(ProcessHandle.current().pid());
  }

  static Optional<Pid> parse(String digits) {
    return digits.matches("[0-9]{1,18}")
        ? Optional.of(new Pid(Long.parseLong(digits)))
        : Optional.empty();
  }

  /** The process whose number a file holds. */
  static Optional<Pid> in(Path file) {
    try {
      return parse(Files.readString(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A process that ended is dead, even while nobody has asked for its exit code. */
  boolean isAlive() {
    return handle().isPresent() && !isZombie();
  }

  /** Whether even the exit code was fetched, so that the kernel knows the number no more. */
  boolean isReaped() {
    return handle().isEmpty();
  }

  /** In a container the first process often reaps nobody, and Java takes zombies for living. */
  private boolean isZombie() {
    try {
      return Files.readString(Path.of("/proc/" + number + "/stat")).contains(") Z ");
    } catch (IOException e) {
      // No such file system, as on macOS, or the process is gone.
      return false;
    }
  }

  /** Whether that program runs in the process, as far as the system tells. */
  boolean runs(String program) {
    return handle()
        .flatMap(handle -> handle.info().command())
        .map(command -> command.endsWith("/" + program))
        .orElse(true);
  }

  void signal(String name) throws IOException {
    new Command(List.of("/bin/sh", "-c", "kill -" + name + " " + number), Path.of("/")).run();
  }

  /** The process and all that it started, children first. */
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
