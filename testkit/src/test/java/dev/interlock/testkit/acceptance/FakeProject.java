package dev.interlock.testkit.acceptance;

import dev.interlock.testkit.PostgresServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.function.Executable;

/** Cases in a temporary folder, with a shell script as the program under test. */
final class FakeProject {

  private final Path root;

  FakeProject(Path root, String script) throws IOException {
    this.root = root;
    var program = Files.createDirectories(root.resolve("bin")).resolve("interlock");
    Files.writeString(program, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(root.resolve("cases"));
  }

  /** Writes a file of a case, such as {@code a/first/command}. */
  FakeProject with(String path, String text) {
    try {
      var file = root.resolve("cases").resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  AcceptanceCases cases(PostgresServers servers) {
    return new AcceptanceCases(root.resolve("cases"), root.resolve("bin"), servers);
  }

  /** The test of the only case. */
  Executable onlyTest(PostgresServers servers) {
    var tests = cases(servers).tests().toList();
    if (tests.size() != 1) {
      throw new AssertionError("there are several cases: " + tests);
    }
    return tests.getFirst().getExecutable();
  }
}
