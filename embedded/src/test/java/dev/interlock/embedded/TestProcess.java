package dev.interlock.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another Java process with the class path of the tests. */
final class TestProcess {

  private TestProcess() {}

  static ProcessBuilder java(Class<?> main, String... arguments) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    return new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments)).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
