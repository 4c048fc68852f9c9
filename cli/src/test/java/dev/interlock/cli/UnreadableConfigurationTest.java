package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unreadable configuration yields a finding, in bounded time and memory (O5). */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class UnreadableConfigurationTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "a:\n"})
  void refusesDeepNesting(String opening) throws IOException {
    var text = new StringBuilder();
    for (int depth = 0; depth < 2_000; depth++) {
      text.append(opening.equals("a:\n") ? " ".repeat(depth) + opening : opening);
      if (text.length() > 900_000) {
        break;
      }
    }
    Files.writeString(folder.resolve("interlock.yml"), text);

    assertThat(answer()).startsWith("2 error[CFG003] values are nested more than 20 deep.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/zero", "/dev/null", "/", "/nowhere", "pipe"})
  void refusesWhatIsNoFile(String target) throws IOException, InterruptedException {
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();
    Files.createSymbolicLink(folder.resolve("interlock.yml"), folder.resolve(target));

    assertThat(answer()).startsWith("2 error[CFG003] configuration file `interlock.yml` ");
  }

  @Test
  void refusesWhatIsHugeOrNoText() throws IOException {
    var file = folder.resolve("interlock.yml");
    Files.write(file, new byte[2 << 20]);
    assertThat(answer()).startsWith("2 ").contains("larger than 1 MiB");
    Files.write(file, new byte[] {(byte) 0xc3, 0x28});
    assertThat(answer()).startsWith("2 ").contains("not UTF-8 text");
    Files.write(file, new byte[] {0, 1, 2});
    assertThat(answer()).startsWith("2 ").contains("not YAML");
  }

  private String answer() {
    var err = new ByteArrayOutputStream();
    int exit =
        Main.run(
            Map.of("INTERLOCK_LOG", "plain"),
            new PrintStream(err),
            new PrintStream(err),
            "-C",
            folder.toString(),
            "heads");
    return exit + " " + err.toString(StandardCharsets.UTF_8);
  }
}
