package dev.interlock.cli.exec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The three functions of the C library that are needed to become another program.
 *
 * <p>All are linked with the same shape, three machine words in and an {@code int} out: Java
 * generates code per shape, and each further shape costs a start some 15 ms. A narrower parameter
 * takes the low half of its word in the calling conventions of x86-64 and AArch64.
 */
record SystemCalls(MethodHandle execve, MethodHandle sigmask, MethodHandle ioctl) {

  private static final FunctionDescriptor THREE_WORDS =
      FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  /** Room for a {@code sigset_t} of any system; all bits clear is the empty set. */
  private static final int SIGNAL_SET_BYTES = 128;

  private static final long NULL = 0;

  static SystemCalls link() {
    return new SystemCalls(function("execve"), function("pthread_sigmask"), function("ioctl"));
  }

  /**
   * Lets every signal through. The JVM blocks SIGQUIT on Java's threads, and a mask survives exec.
   * Dispositions need no reset: the JVM itself ignores no signal, exec restores the default of
   * every handled one, and a signal that the caller ignores (as {@code nohup} does) stays ignored
   * on purpose.
   */
  void unblockSignals() {
    try (var arena = Arena.ofConfined()) {
      var none = arena.allocate(SIGNAL_SET_BYTES);
      call(sigmask, NativeConstants.current().setMask(), none.address(), NULL);
    }
  }

  /** Does something while this thread does not receive a signal. */
  void blocking(int signal, Runnable work) {
    try (var arena = Arena.ofConfined()) {
      int setMask = NativeConstants.current().setMask();
      var blocked = arena.allocate(SIGNAL_SET_BYTES);
      var before = arena.allocate(SIGNAL_SET_BYTES);
      blocked.set(JAVA_INT, 0, 1 << (signal - 1));
      call(sigmask, setMask, blocked.address(), before.address());
      work.run();
      call(sigmask, setMask, before.address(), NULL);
    }
  }

  /** Marks a descriptor as close-on-exec; has no effect on one that is already closed. */
  void closeOnExec(int descriptor) {
    call(ioctl, descriptor, NativeConstants.current().closeOnExec(), NULL);
  }

  /** Returns the variables as {@code NAME=value}. */
  static List<String> assignments(Map<String, String> environment) {
    return environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  /** Replaces this process, or returns the kernel's reason for refusing. */
  Refusal execute(Path program, List<String> command, Map<String, String> environment) {
    try (var arena = Arena.ofConfined()) {
      var file = arena.allocateFrom(program.toString());
      var words = strings(arena, command);
      var variables = strings(arena, assignments(environment));
      call(execve, file.address(), words.address(), variables.address());
      return Refusal.of(errorOfSecondTry(arena, file, words, variables));
    }
  }

  /** Calls {@code execve} again only for {@code errno}: capturing it needs a shape of its own. */
  private static int errorOfSecondTry(
      Arena arena, MemorySegment file, MemorySegment words, MemorySegment variables) {
    var state = Linker.Option.captureStateLayout();
    var captured = arena.allocate(state);
    var again = function("execve", Linker.Option.captureCallState("errno"));
    call(again.bindTo(captured), file.address(), words.address(), variables.address());
    return (int) state.varHandle(PathElement.groupElement("errno")).get(captured, 0L);
  }

  static int call(MethodHandle function, long first, long second, long third) {
    try {
      return (int) function.invokeExact(first, second, third);
    } catch (Throwable e) {
      throw new IllegalStateException("a system call could not be made", e);
    }
  }

  /** Links a function of three words or fewer. */
  static MethodHandle function(String name, Linker.Option... options) {
    return function(name, THREE_WORDS, options);
  }

  @SuppressWarnings("restricted") // Linking to C is the purpose; the launcher allows it.
  static MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
  }

  /** Allocates an array of C strings in UTF-8 that ends with a null pointer. */
  static MemorySegment strings(Arena arena, List<String> values) {
    var array = arena.allocate(ADDRESS, values.size() + 1L);
    for (int i = 0; i < values.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(values.get(i)));
    }
    return array;
  }
}
