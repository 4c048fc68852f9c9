package dev.interlock.gate.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A3")
class ContextCheckTest {

  private static final RequiredFiles MIGRATIONS =
      new RequiredFiles(
          "db/migrations",
          List.of("db/migrations/V1.sql", "db/migrations/V2.sql"),
          "a deploy finds none",
          "a deploy runs without them",
          true);

  private static final RequiredFiles SEALS =
      new RequiredFiles("db/seal", List.of("db/seal/V1.json"), "it measures", "it measures", false);

  private static final RequiredFiles SETTINGS =
      new RequiredFiles(
          "interlock.yml", List.of("interlock.yml"), "defaults apply", "defaults apply", true);

  @TempDir private Path project;

  @BeforeEach
  void writeProject() throws IOException {
    for (RequiredFiles group : List.of(MIGRATIONS, SEALS, SETTINGS)) {
      for (String file : group.files()) {
        write(file, "");
      }
    }
  }

  @Test
  void saysNothingWithoutDockerfileAndIgnoreFile() {
    assertThat(run()).isEqualTo(ContextReport.NOTHING);
  }

  @Test
  void saysNothingWhenTurnedOff() throws IOException {
    write(".dockerignore", "*");
    assertThat(run(dockerfile("none"))).isEqualTo(ContextReport.NOTHING);
  }

  @Test
  void acceptsAnImageThatGetsEverything() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY . .\n");
    write(".dockerignore", "*\n!db\n!interlock.yml\n");
    assertThat(run().findings()).isEmpty();
    assertThat(run().isComplete()).isTrue();
    assertThat(run().required()).isEqualTo(4);
  }

  @Test
  void namesTheLineThatExcludesAndTheLineToAdd() throws IOException {
    write(".dockerignore", "# db\n*\n!interlock.yml\n");
    List<Finding> findings = run().findings();
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR, Severity.WARNING);
    assertThat(findings.getFirst().message())
        .isEqualTo("`db/migrations` (2 files) is excluded from the image, so a deploy finds none.");
    assertThat(findings.getFirst().place()).map(Object::toString).contains(".dockerignore:2:1");
    assertThat(findings.getFirst().help())
        .contains("Add the line `!db/migrations` at the end of `.dockerignore`.");
  }

  @Test
  void countsSomeOfTheFiles() throws IOException {
    write(".dockerignore", "**/V2.sql\n");
    assertThat(run().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message())
              .isEqualTo(
                  "`db/migrations/V2.sql` is excluded from the image, so a deploy runs without them.");
          assertThat(finding.help())
              .contains("Add the line `!db/migrations/V2.sql` at the end of `.dockerignore`.");
        });
  }

  @Test
  void asksToRemoveALineThatNoOtherLineCanUndo() throws IOException {
    write(".railwayignore", "db/\n");
    write(".slugignore", "*.sql\n");
    assertThat(run().findings())
        .filteredOn(finding -> finding.message().startsWith("`db/migrations`"))
        .extracting(finding -> finding.help().orElseThrow())
        .containsExactly(
            "Remove `db/` from line 1 of `.railwayignore`, or narrow it so that it does not match"
                + " them.",
            "Remove `*.sql` from line 1 of `.slugignore`, or narrow it so that it does not match"
                + " them.");
  }

  @Test
  void anIgnoreFileWithTheNameOfTheDockerfileGoesFirst() throws IOException {
    write("build/api.Dockerfile", "FROM a\nWORKDIR /app\nCOPY . .\n");
    write("build/api.Dockerfile.dockerignore", "docs\n");
    write(".dockerignore", "db\n");
    assertThat(run(dockerfile("build/api.Dockerfile")).findings()).isEmpty();
  }

  @Test
  void reportsFilesThatNoLineCopies() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY interlock.yml .\nCOPY db/seal db/seal\n");
    assertThat(run().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.NOT_COPIED);
          assertThat(finding.isError()).isTrue();
          assertThat(finding.help())
              .contains(
                  "Add `COPY db/migrations db/migrations/` to the last stage of `Dockerfile`.");
        });
  }

  @Test
  void doesNotGuessUnknownValues() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nARG what\nCOPY $what .\n");
    assertThat(run().findings())
        .hasSize(3)
        .allSatisfy(finding -> {
          assertThat(finding.code()).isEqualTo(Code.COPY_UNKNOWN);
          assertThat(finding.severity()).isEqualTo(Severity.WARNING);
          assertThat(finding.place()).map(Object::toString).contains("Dockerfile:4:1");
        });
    assertThat(run().isComplete()).isFalse();
  }

  @Test
  void reportsFilesInAnotherFolder() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY interlock.yml .\nCOPY db /srv/db\n");
    assertThat(run().findings())
        .extracting(Finding::message)
        .containsExactly(
            "`db/migrations/V1.sql` is `/srv/db/migrations/V1.sql` in the image, but Interlock"
                + " looks for `/app/db/migrations/V1.sql`.",
            "`db/seal/V1.json` is `/srv/db/seal/V1.json` in the image, but Interlock looks for"
                + " `/app/db/seal/V1.json`.");
  }

  @Test
  void aProjectInASubfolderIsOnlyANote() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY . service\n");
    assertThat(run().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.NOTE);
          assertThat(finding.help())
              .contains("Start Interlock with `-C /app/service`, or copy the files to `/app`.");
        });
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY . service\nCMD interlock -C service run\n");
    assertThat(run().findings()).isEmpty();
  }

  @Test
  void theContextMayBeAboveTheProject(@TempDir Path repository) throws IOException {
    Path service = repository.resolve("services/api");
    Files.createDirectories(service.resolve("db/migrations"));
    Files.writeString(service.resolve("db/migrations/V1.sql"), "");
    Files.writeString(repository.resolve(".dockerignore"), "**/migrations\n");
    Files.writeString(service.resolve("Dockerfile"), "FROM a\nWORKDIR /app\nCOPY services/api .\n");
    var check =
        new ContextCheck(
            service, new ContextOptions(Optional.empty(), Optional.of("../.."), List.of()));
    var required =
        new RequiredFiles("db/migrations", List.of("db/migrations/V1.sql"), "x", "y", true);
    assertThat(check.run(List.of(required)).findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.place()).map(Object::toString).contains("../../.dockerignore:1:1");
          assertThat(finding.help())
              .contains(
                  "Add the line `!services/api/db/migrations/V1.sql` at the end of"
                      + " `../../.dockerignore`.");
        });
    Files.writeString(repository.resolve(".dockerignore"), "");
    assertThat(check.run(List.of(required)).findings()).isEmpty();
  }

  @Test
  void refusesWhatDockerRefuses() throws IOException {
    write(".dockerignore", "a\n[\n");
    assertThat(run().findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(Code.IMAGE_RULES_UNREADABLE);
          assertThat(finding.place()).map(Object::toString).contains(".dockerignore:2:1");
        });
  }

  @Test
  void refusesADockerfileThatDoesNotExistOrMakesNoImage() throws IOException {
    assertThatThrownBy(() -> run(dockerfile("Dockerfile.prod")))
        .isInstanceOf(Failure.Misconfigured.class);
    assertThatThrownBy(
            () -> run(new ContextOptions(Optional.empty(), Optional.of("missing"), List.of())))
        .isInstanceOf(Failure.Misconfigured.class);
    write("Dockerfile", "# empty\n");
    assertThatThrownBy(this::run).isInstanceOf(Failure.Refused.class);
  }

  @Test
  void tellsCredentialsInTheImageFromThoseInTheContext() throws IOException {
    write("Dockerfile", "FROM a\nWORKDIR /app\nCOPY db db\nCOPY interlock.yml app ./\n");
    write("app/settings.py", "SECRET_KEY = '4f1c9e27a80b6d35" + "92c7e1f0a4b8d663'\n");
    write("deploy/prod.env", "#\nURL=postgres" + "://u:" + "Zq8vTr2LmX@db.acme.io/a\n");
    write("ignored/prod.env", "URL=postgres" + "://u:" + "Zq8vTr2LmX@db.acme.io/a\n");
    write(".dockerignore", "ignored\n");
    List<Finding> findings = run().findings();
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            "`app/settings.py` holds a hexadecimal secret, and goes into the image.",
            "`deploy/prod.env` holds a URL with a password, and is part of the build context.");
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING, Severity.NOTE);
    assertThat(findings.getLast().place()).map(Object::toString).contains("deploy/prod.env:2");
    assertThat(findings.toString()).doesNotContain("4f1c9e", "Zq8v");
  }

  @Test
  void leavesOutAllowedFilesAndInstalledPackages() throws IOException {
    String secret = "SECRET_KEY = '4f1c9e27a80b6d35" + "92c7e1f0a4b8d663'\n";
    write(".dockerignore", "");
    write("demo/settings.py", secret);
    write("node_modules/a/settings.py", secret);
    write("python/pyvenv.cfg", "");
    write("python/lib/settings.py", secret);
    var options = new ContextOptions(Optional.empty(), Optional.empty(), List.of("demo/*.py"));
    assertThat(run(options).findings()).isEmpty();
  }

  @Test
  void namesFilesThatItDidNotSearch() throws IOException {
    write(".dockerignore", "");
    write("large.csv", "a".repeat((1 << 20) + 1));
    assertThat(run().unsearched()).containsExactly("`large.csv` (larger than 1 MiB)");
  }

  private ContextReport run() {
    return run(ContextOptions.USUAL);
  }

  private ContextReport run(ContextOptions options) {
    return new ContextCheck(project, options).run(List.of(MIGRATIONS, SETTINGS, SEALS));
  }

  private static ContextOptions dockerfile(String name) {
    return new ContextOptions(Optional.of(name), Optional.empty(), List.of());
  }

  private void write(String file, String text) throws IOException {
    Path path = project.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
