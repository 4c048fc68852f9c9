package dev.interlock.cli.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessImageTest {

  private static final String WAITS_FOR_SIGNALS =
      """
      trap 'echo TERM; exit 3' TERM
      trap 'echo QUIT; exit 4' QUIT
      echo ready
      while :; do sleep 0.02; done
      """;

  @TempDir Path folder;

  private final ProcessBuilder builder = new ProcessBuilder();

  @Test
  void keepsProcessId() throws Exception {
    var process = Become.start(builder, "sh", "-c", "echo $$");

    assertThat(output(process)).isEqualTo(process.pid() + "\n");
  }

  @Test
  void exitsAsTheServiceExits() throws Exception {
    assertThat(Become.start(builder, "sh", "-c", "exit 7").waitFor()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "QUIT"})
  void letsSignalsReachTheService(String signal) throws Exception {
    var process = Become.start(builder, "sh", "-c", WAITS_FOR_SIGNALS);
    try (var lines = process.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("ready");
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();

      assertThat(lines.readLine()).isEqualTo(signal);
    }
    assertThat(process.waitFor()).isEqualTo(signal.equals("TERM") ? 3 : 4);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesNeitherSignalStateNorThreadsNorMemory() throws Exception {
    var status = output(Become.start(builder, "cat", "/proc/self/status"));
    var direct = output(new ProcessBuilder("cat", "/proc/self/status").start());

    assertThat(field(status, "SigBlk")).matches("0+");
    assertThat(ignored(status)).isEqualTo(ignored(direct));
    assertThat(field(status, "SigCgt")).matches("0+");
    assertThat(field(status, "Threads")).isEqualTo("1");
    assertThat(kilobytes(field(status, "VmRSS"))).isLessThan(8_000);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void leavesOnlyStandardStreamsOpen() throws Exception {
    // `ls` itself opens the folder, as the first free descriptor.
    assertThat(output(Become.start(builder, "ls", "/proc/self/fd"))).isEqualTo("0\n1\n2\n3\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsLimitOfOpenFiles() throws Exception {
    builder.command("sh", "-c", "ulimit -S -n 321; exec \"$0\" \"$@\"");

    assertThat(output(Become.start(builder, "sh", "-c", "ulimit -S -n"))).isEqualTo("321\n");
  }

  @Test
  void keepsStandardStreamsConnected() throws Exception {
    var process = Become.start(builder, "cat");
    try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
      input.write("through");
    }

    assertThat(output(process)).isEqualTo("through");
  }

  @Test
  void givesExactlyTheEnvironment() throws Exception {
    var variables =
        Map.of(
            "PATH",
            System.getenv("PATH"),
            "LC_ALL",
            "C.UTF-8",
            "EQUALS",
            "a=b=",
            "WORD",
            "Zürich",
            "EMPTY",
            "");
    builder.environment().clear();
    builder.environment().putAll(variables);

    var printed = output(Become.start(builder, "env", "-0"));

    assertThat(printed.split("\0"))
        .containsExactlyInAnyOrder(
            variables.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .toArray(String[]::new));
  }

  @Test
  void passesArgumentsUnchanged() throws Exception {
    builder.environment().put("LC_ALL", "C.UTF-8");

    assertThat(output(Become.start(builder, "printf", "%s|", "", "two words", "Zürich", "*")))
        .isEqualTo("|two words|Zürich|*|");
  }

  @Test
  void refusesScriptThatNamesNoInterpreter() throws Exception {
    var script = script("echo hello\n");

    assertThat(output(Become.start(builder, script)))
        .isEqualTo(
            "IMG002 `%s` cannot be started: it is neither a program for this machine nor a script that begins with `#!`.\n"
                .formatted(script));
  }

  @Test
  void refusesScriptWhoseInterpreterIsMissing() throws Exception {
    var process = Become.start(builder, script("#!/nowhere/python\n"));

    assertThat(output(process)).startsWith("IMG002").contains("interpreter or loader");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  private String script(String content) throws IOException {
    var file = Files.writeString(folder.resolve("service"), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String field(String status, String name) {
    return Arrays.stream(status.split("\n"))
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElseThrow();
  }

  /** Signals 1 to 31; the two after them belong to the C library, and its spawn ignores them. */
  private static long ignored(String status) {
    return Long.parseUnsignedLong(field(status, "SigIgn"), 16) & 0x7fff_ffffL;
  }

  private static int kilobytes(String value) {
    return Integer.parseInt(List.of(value.split(" ")).getFirst());
  }
}
