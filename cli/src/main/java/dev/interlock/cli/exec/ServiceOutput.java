package dev.interlock.cli.exec;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pipes from a child to this process, for its standard output and its standard error.
 *
 * @param streams the ends to read from, by the descriptor in the child; empty if it inherits the
 *     streams of this process
 * @param descriptors the ends to write to, by the descriptor in the child
 */
record ServiceOutput(Map<Integer, InputStream> streams, Map<Integer, Integer> descriptors) {

  private static final int STANDARD_OUTPUT = 1;
  private static final int STANDARD_ERROR = 2;

  ServiceOutput {
    streams = Map.copyOf(streams);
    descriptors = Map.copyOf(descriptors);
  }

  static ServiceOutput inherited() {
    return new ServiceOutput(Map.of(), Map.of());
  }

  static ServiceOutput open() {
    var streams = new TreeMap<Integer, InputStream>();
    var descriptors = new TreeMap<Integer, Integer>();
    for (int stream : new int[] {STANDARD_OUTPUT, STANDARD_ERROR}) {
      open(stream, streams, descriptors);
    }
    return new ServiceOutput(streams, descriptors);
  }

  private static void open(
      int stream, Map<Integer, InputStream> streams, Map<Integer, Integer> descriptors) {
    try (var arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(JAVA_INT, 2);
      if (call("pipe", ends.address()) != 0) {
        throw new IllegalStateException("no pipe could be made");
      }
      int end = ends.getAtIndex(JAVA_INT, 0);
      // A second descriptor of the pipe, which the JDK knows how to read and to close.
      streams.put(stream, new FileInputStream("/dev/fd/" + end));
      call("close", end);
      descriptors.put(stream, ends.getAtIndex(JAVA_INT, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the ends of the child in this process, so that the streams end with the child. */
  void started() {
    descriptors.values().forEach(descriptor -> call("close", descriptor));
  }

  private static int call(String function, long argument) {
    return SystemCalls.call(SystemCalls.function(function), argument, 0, 0);
  }
}
