package dev.interlock.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.embedded.EmbeddedPostgres;
import dev.interlock.embedded.PostgresBinaries;
import dev.interlock.embedded.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs the programs of {@code docs/embedding.md}, one after the other. */
class EmbeddingDocumentIT {

  private static final Path DOCUMENT = Path.of("..", "docs", "embedding.md");
  private static final String CLASS_PATH = System.getProperty("java.class.path");
  private static final String DATABASE = "embedding";

  /** A program, and the text that it prints. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "```java\n(.*?public class (\\w+) .*?)```\\s+```text\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path classes;
  @TempDir private Path folder;

  @Test
  void programsPrintWhatTheDocumentSays() throws Exception {
    List<MatchResult> programs = PROGRAM.matcher(Files.readString(DOCUMENT)).results().toList();
    assertThat(programs).hasSize(3);
    try (var server =
        EmbeddedPostgres.start(
            PostgresBinaries.onClassPath(), ServerOptions.throwAway().onLoopback())) {
      server.createDatabase(DATABASE);
      for (MatchResult program : programs) {
        compile(program.group(2), program.group(1));
        assertThat(run(program.group(2), server.connectionUrl(DATABASE)))
            .isEqualTo(program.group(3));
      }
    }
  }

  private void compile(String name, String text) throws IOException {
    Path source = Files.writeString(classes.resolve(name + ".java"), text);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", CLASS_PATH, "-d", classes.toString(), source.toString());
    assertThat(failed).as(name).isZero();
  }

  private String run(String name, String url) throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = classes + System.getProperty("path.separator") + CLASS_PATH;
    Process process =
        new ProcessBuilder(java, "-cp", classPath, name, url)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return printed;
  }
}
