package dev.interlock.gate.context.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("A3")
class ContextImageTest {

  private static final String V1 = "db/migrations/V1.sql";

  private static final List<String> CONTEXT =
      List.of("interlock.yml", V1, "db/seal/V1.json", "src/a.txt");

  /** The rules are those of the Dockerfile reference, under COPY. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "COPY . . | /app/db/migrations/V1.sql",
        "COPY . /srv | /srv/db/migrations/V1.sql",
        "COPY ./ ./ | /app/db/migrations/V1.sql",
        "COPY / /srv/ | /srv/db/migrations/V1.sql",
        "COPY db db | /app/db/migrations/V1.sql",
        "COPY db . | /app/migrations/V1.sql",
        "COPY /db/ /srv | /srv/migrations/V1.sql",
        "COPY ../db /srv | /srv/migrations/V1.sql",
        "COPY db/migrations ./db/migrations/ | /app/db/migrations/V1.sql",
        "COPY db/migrations/*.sql db/migrations/ | /app/db/migrations/V1.sql",
        "COPY db/migrations/V1.sql db/first.sql | /app/db/first.sql",
        "COPY db/migrations/V1.sql . | /app/V1.sql",
        "COPY db/migrations/V1.sql /app | /app/V1.sql",
        "COPY db/migrations/V1.sql src/a.txt /srv | /srv/V1.sql",
        "COPY d* /srv/ | /srv/migrations/V1.sql",
        "COPY d?/m* /srv/ | /srv/V1.sql",
        "COPY --chown=app:app --chmod=755 --link db db | /app/db/migrations/V1.sql",
        "COPY --exclude=*.md db db | /app/db/migrations/V1.sql",
        "COPY --exclude=migrations db db |",
        "COPY --exclude=**/*.sql . . |",
        "COPY --exclude=migrations --exclude=!migrations/V1.sql db db | /app/db/migrations/V1.sql",
        "COPY --parents db/migrations /srv/ | /srv/db/migrations/V1.sql",
        "COPY --parents db/./migrations /srv/ | /srv/migrations/V1.sql",
        "COPY --parents **/*.sql /srv/ | /srv/db/migrations/V1.sql",
        "COPY [\"db\", \"my folder/\"] | /app/my folder/migrations/V1.sql",
        "copy db db | /app/db/migrations/V1.sql",
        "ADD db db | /app/db/migrations/V1.sql",
        "COPY src src |",
        "COPY db/seal db/seal |",
        "COPY migrations db/migrations |",
        "COPY --from=nginx db db |",
      })
  void placesFilesAsTheReferenceSays(String line, String path) {
    ContextImage image = image("FROM base\nWORKDIR /app\n" + line + "\n");
    assertThat(image.pathsOf(V1)).isEqualTo(path == null ? sorted() : sorted(path));
  }

  @Test
  void followsFilesThroughStages() {
    ContextImage image =
        image(
            """
            FROM base AS Build
            WORKDIR /src
            COPY . .
            FROM build AS tested
            FROM scratch
            COPY --from=tested /src/db/migrations /app/db/migrations
            COPY --from=0 /src/interlock.yml /app/
            WORKDIR /app
            """);
    assertThat(image.pathsOf(V1)).containsExactly("/app/db/migrations/V1.sql");
    assertThat(image.pathsOf("interlock.yml")).containsExactly("/app/interlock.yml");
    assertThat(image.pathsOf("db/seal/V1.json")).isEmpty();
    assertThat(image.expected(V1)).isEqualTo("/app/db/migrations/V1.sql");
    assertThat(image.doubts()).isEmpty();
  }

  @Test
  void onlyTheFinalStageCounts() {
    assertThat(image("FROM a\nCOPY . .\nFROM b\nWORKDIR /x\n").contextPaths()).isEmpty();
  }

  @Test
  void inheritsFromAnEarlierStage() {
    ContextImage image = image("FROM a AS base\nWORKDIR /app\nCOPY db db\nFROM base\nCOPY src .\n");
    assertThat(image.pathsOf(V1)).containsExactly("/app/db/migrations/V1.sql");
    assertThat(image.pathsOf("src/a.txt")).containsExactly("/app/a.txt");
  }

  @Test
  void aWorkingFolderOfTheBaseImageIsOneFolder() {
    ContextImage image = image("FROM base\nCOPY . .\n");
    assertThat(image.pathsOf(V1)).containsExactly(image.expected(V1));
    assertThat(image.workingFolder()).isEmpty();
  }

  @Test
  void replacesVariablesWithKnownValues() {
    ContextImage image =
        image(
            """
            ARG home=/srv
            FROM base
            ARG home
            ARG folder=db
            ENV APP="$home/app" UNUSED=1
            WORKDIR ${APP}
            COPY ${folder}/migrations ${target:-db}/migrations
            """);
    assertThat(image.pathsOf(V1)).containsExactly("/srv/app/db/migrations/V1.sql");
    assertThat(image.workingFolder()).contains("/srv/app");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ARG a=\"my db\" b=db | $b | /app/db/migrations/V1.sql",
        "ENV a='$b' b=\"db\" | ${b} | /app/db/migrations/V1.sql",
        "ENV b db | ${b} | /app/db/migrations/V1.sql",
        "ARG b=d\"b\" | $b |",
        "ENV b='$HOME' | $b |",
      })
  void readsTheValuesOfVariables(String line, String source, String path) {
    ContextImage image = image("FROM base\nWORKDIR /app\n" + line + "\nCOPY " + source + " db\n");
    assertThat(image.pathsOf(V1)).isEqualTo(path == null ? sorted() : sorted(path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ARG x%COPY ${x}/migrations /app/db/migrations | `${x}/migrations` has a variable",
        "COPY db $UNSET | its destination has a variable",
        "COPY ${db%%x} db | `${db%%x}` has a variable",
        "COPY --from=ghcr.io/acme/db /db /app/db | the files of `ghcr.io/acme/db` are not known",
        "ADD db.tar.gz /app/ | it unpacks an archive",
        "RUN --mount=type=bind,target=/c cp -r /c/db . | it has the build context mounted",
      })
  void doubtsWhatTheDockerfileDoesNotTell(String lines, String reason) {
    ContextImage image =
        image("FROM base\nWORKDIR /app\n" + lines.replace("%COPY", "\nCOPY") + "\n");
    assertThat(image.doubts())
        .singleElement()
        .satisfies(doubt -> {
          assertThat(doubt.reason()).startsWith(reason);
          assertThat(doubt.concerns("/app/db/migrations/V1.sql")).isTrue();
          assertThat(doubt.place().file()).isEqualTo("Dockerfile");
        });
  }

  @Test
  void doubtsStagesThatRanSomething() {
    ContextImage image =
        image(
            "FROM a AS build\nRUN make\nFROM b\nWORKDIR /app\nCOPY --from=build /out/app.jar app.jar\n");
    assertThat(image.doubts())
        .singleElement()
        .satisfies(doubt -> {
          assertThat(doubt.concerns("/app/app.jar")).isTrue();
          assertThat(doubt.concerns("/app/db/migrations/V1.sql")).isFalse();
        });
  }

  @Test
  void aMountOfAnotherKindLeavesNoDoubt() {
    assertThat(image("FROM a\nRUN --mount=type=cache,target=/root/.cache pip install x\n").doubts())
        .isEmpty();
  }

  @Test
  void readsContinuationsCommentsHeredocsAndDirectives() {
    ContextImage image =
        image(
            """
            # syntax=docker/dockerfile:1
            # escape=`
            FROM base
            WORKDIR /app
            RUN <<EOF
            COPY src /wrong
            EOF
            COPY <<-"END" /etc/conf
            COPY src /wrong
            \tEND
              # a comment
            COPY --chown=a `
              # between the lines

              db/migrations `
              db/migrations/
            """);
    assertThat(image.pathsOf(V1)).containsExactly("/app/db/migrations/V1.sql");
    assertThat(image.pathsOf("src/a.txt")).isEmpty();
  }

  @Test
  void seesThatInterlockIsToldItsFolder() {
    assertThat(image("FROM a\nCMD [\"interlock\", \"-C\", \"/x\", \"run\"]").isToldItsFolder())
        .isTrue();
    assertThat(image("FROM a\nENV INTERLOCK_MIGRATIONS=/x").isToldItsFolder()).isTrue();
    assertThat(image("FROM a\nCMD sh -c 'cd /x && interlock run'").isToldItsFolder()).isTrue();
    assertThat(image("FROM a\nCMD interlock run -- app").isToldItsFolder()).isFalse();
  }

  @Test
  void aFileWithoutFromIsNoDockerfile() {
    assertThat(ContextImage.read("Dockerfile", "COPY . .\n", CONTEXT)).isEmpty();
  }

  private static ContextImage image(String content) {
    return ContextImage.read("Dockerfile", content, CONTEXT).orElseThrow();
  }

  private static SortedSet<String> sorted(String... paths) {
    return new TreeSet<>(List.of(paths));
  }
}
