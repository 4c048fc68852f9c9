package dev.interlock.cli.exec;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of the C library by which a parent starts, signals and waits for children. The JDK
 * collects only processes that it started itself, and blocks {@code SIGQUIT} in them.
 */
final class ChildCalls {

  static final int SIGKILL = 9;
  static final int SIGTERM = 15;

  private static final int SIGQUIT = 3;
  private static final int SIGTTOU = 22;

  /** {@code WNOHANG} of {@code sys/wait.h}. */
  private static final int WITHOUT_WAITING = 1;

  /** {@code POSIX_SPAWN_SETPGROUP} and {@code POSIX_SPAWN_SETSIGMASK} of {@code spawn.h}. */
  private static final int NEW_GROUP_AND_EMPTY_MASK = 0x2 | 0x8;

  /** {@code PR_SET_CHILD_SUBREAPER} of Linux. */
  private static final int CHILD_SUBREAPER = 36;

  /** {@code SIG_IGN} of {@code signal.h}. */
  private static final long IGNORE = 1;

  /** Room for the attributes, the actions or the signals of any C library. */
  private static final int ROOM = 512;

  private static final int TERMINAL = 0;

  private static final FunctionDescriptor SIX_WORDS =
      FunctionDescriptor.of(
          JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private final SystemCalls system;
  private final MethodHandle kill = SystemCalls.function("kill");
  private final MethodHandle wait = SystemCalls.function("waitpid");

  ChildCalls(SystemCalls system) {
    this.system = system;
  }

  /** A child that was collected: its process id and its status as {@code wait(2)} returns it. */
  record Collected(int pid, int status) {}

  /**
   * Starts a program as the leader of a new process group.
   *
   * @return its process id
   * @throws dev.interlock.finding.Failure.Misconfigured if the kernel refuses it
   */
  int spawn(ProcessImage image, ServiceOutput output) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocate(ROOM);
      MemorySegment actions = arena.allocate(ROOM);
      MemorySegment pid = arena.allocate(JAVA_INT);
      call("posix_spawnattr_init", attributes.address(), 0, 0);
      call("posix_spawnattr_setflags", attributes.address(), NEW_GROUP_AND_EMPTY_MASK, 0);
      call("posix_spawnattr_setpgroup", attributes.address(), 0, 0);
      call("posix_spawnattr_setsigmask", attributes.address(), arena.allocate(ROOM).address(), 0);
      call("posix_spawn_file_actions_init", actions.address(), 0, 0);
      output
          .descriptors()
          .forEach((stream, pipe) ->
              call("posix_spawn_file_actions_adddup2", actions.address(), pipe, stream));
      int error =
          spawn(
              pid.address(),
              arena.allocateFrom(image.program().toString()).address(),
              actions.address(),
              attributes.address(),
              SystemCalls.strings(arena, image.command()).address(),
              SystemCalls.strings(arena, SystemCalls.assignments(image.environment())).address());
      if (error != 0) {
        throw image.refused(Refusal.of(error));
      }
      return pid.get(JAVA_INT, 0);
    }
  }

  private static int spawn(
      long pid, long program, long actions, long attributes, long words, long variables) {
    try {
      return (int)
          SystemCalls.function("posix_spawn", SIX_WORDS)
              .invokeExact(pid, program, actions, attributes, words, variables);
    } catch (Throwable e) {
      throw new IllegalStateException("a system call could not be made", e);
    }
  }

  /** Makes orphans of the service children of this process, as process 1 has them anyway. */
  void adoptOrphans() {
    if (NativeConstants.current() == NativeConstants.LINUX) {
      call("prctl", CHILD_SUBREAPER, 1, 0);
    }
  }

  /**
   * Keeps the JVM from printing its threads at a {@code SIGQUIT} into the output of the service.
   */
  void ignoreQuit() {
    call("signal", SIGQUIT, IGNORE, 0);
  }

  /** Returns free memory of the C library to the system, where the library can do that. */
  void trimMemory() {
    if (Linker.nativeLinker().defaultLookup().find("malloc_trim").isPresent()) {
      call("malloc_trim", 0, 0, 0);
    }
  }

  /** Waits for any child and collects it; empty if there is none, or none has ended. */
  Optional<Collected> collect(boolean isWaiting) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(JAVA_INT);
      int pid = SystemCalls.call(wait, -1, status.address(), isWaiting ? 0 : WITHOUT_WAITING);
      return pid > 0 ? Optional.of(new Collected(pid, status.get(JAVA_INT, 0))) : Optional.empty();
    }
  }

  /**
   * Sends a signal to a process, or to the group of a negative id; 0 only asks whether it exists.
   *
   * @return whether there was a process to send it to
   */
  boolean signal(int pid, int signal) {
    return SystemCalls.call(kill, pid, signal, 0) == 0;
  }

  /** Whether this process is in the foreground of a terminal. */
  boolean hasTerminal() {
    int group = call("tcgetpgrp", TERMINAL, 0, 0);
    return group > 0 && group == call("getpgid", 0, 0, 0);
  }

  /** Gives the terminal to a process group, 0 for that of this process. */
  void giveTerminal(int group) {
    system.blocking(
        SIGTTOU,
        () -> call("tcsetpgrp", TERMINAL, group == 0 ? call("getpgid", 0, 0, 0) : group, 0));
  }

  private static int call(String function, long first, long second, long third) {
    return SystemCalls.call(SystemCalls.function(function), first, second, third);
  }
}
