package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Tests the demo, which new users see first, on the packed distribution. */
class DemoIT {

  private static final Path LAUNCHER =
      Path.of("target", "interlock", "bin", "interlock").toAbsolutePath();

  private static final Pattern FOLDER = Pattern.compile("in (/\\S*interlock-demo-\\d+)\\.");

  private static final Pattern REPORT = Pattern.compile("file:///\\S+\\.html");

  /** The caller's project and platform must not direct the demo to their database. */
  @Test
  void goesAsToldWhateverTheCallersEnvironmentHolds() throws Exception {
    var builder = new ProcessBuilder(LAUNCHER.toString(), "demo").redirectErrorStream(true);
    builder.environment().put("DATABASE_URL", "postgresql://nobody@host.invalid/production");
    builder.environment().put("DIRECT_URL", "postgresql://nobody@host.invalid/production");
    builder.environment().put("RAILWAY_PROJECT_ID", "1");
    builder.environment().put("INTERLOCK_MIGRATIONS", "elsewhere");

    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .containsSubsequence(
            "total: 5 versioned, 1 repeatable",
            "applied 6 migrations",
            "now at V5",
            "todo-service listens",
            "✓ GET /health answers 200",
            "✓ POST /api/auth/signup answers 201",
            "exit code 143",
            "current and head are the same.",
            "up to date at V5, nothing to do",
            "✓ GET /health answers 200",
            "error[CAT003] `V6` fails on the schema that the migrations before it make: relation"
                + " \"users\" does not exist",
            "✓ exit code 1: the new version was not started",
            "✓ the old version did not notice")
        .doesNotContain("\u001b", "host.invalid");
    assertThat(folderNamedIn(output)).doesNotExist();
    // The README's excerpt must equal the output (O9).
    assertThat(output).contains(excerptOfReadme());
  }

  /** Every README of {@code examples/cases} is true. */
  @Test
  void playsTheFiveCases() throws Exception {
    var process =
        new ProcessBuilder(LAUNCHER.toString(), "demo", "--all").redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output)
        .containsSubsequence(
            "✓ as told in examples/cases/todo/README.md",
            "✓ as told in examples/cases/finance/README.md",
            "✓ as told in examples/cases/discovery/README.md",
            "✓ as told in examples/cases/platform/README.md",
            "✓ as told in examples/cases/workout/README.md",
            "✓ all 5 went as told");
    var reports = REPORT.matcher(output).results().map(found -> URI.create(found.group())).toList();
    assertThat(reports).hasSize(5);
    for (URI report : reports) {
      var page = Files.readString(Path.of(report));
      assertThat(page).as(report.toString()).contains("id=\"plan\"", "</html>");
      Files.delete(Path.of(report));
    }
  }

  private static Path folderNamedIn(String output) {
    var matcher = FOLDER.matcher(output);
    assertThat(matcher.find()).isTrue();
    return Path.of(matcher.group(1));
  }

  private static String excerptOfReadme() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("$ interlock run -- java");
    return readme.substring(start, readme.indexOf("```", start));
  }
}
