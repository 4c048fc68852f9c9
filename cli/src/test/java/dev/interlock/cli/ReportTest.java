package dev.interlock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.cli.report.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reports of whole commands, on SQLite databases. */
class ReportTest {

  private static final String CANARY = "kanarienvogel-7";

  private static final Map<String, String> ENVIRONMENT = Map.of("API_TOKEN", CANARY);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeMigrations() throws IOException {
    migration("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY, note text);\n");
  }

  @Test
  void isWrittenForEachFileAlsoAfterAFailure() throws IOException, SQLException {
    upgrade();
    execute("INSERT INTO a (id) VALUES (1)");
    migration("V2__b.sql", "CREATE TABLE b (id int);\n");
    migration("V3__c.sql", "INSERT INTO a (id) VALUES (1);\n");

    int exit = upgrade("--report", "out/r.json", "--report=out/r.xml,out/r.md");

    assertThat(exit).isEqualTo(4);
    assertThat(read("out/r.json"))
        .contains("\"exit_code\": 4")
        .containsPattern("\"applied\": \\[\\s+\"V2\"\\s+],\\s+\"not_applied\": \\[\\s+\"V3\"\\s+]")
        .contains("\"state\": \"applied\"", "\"state\": \"pending\"", "\"state\": \"failed\"");
    assertThat(read("out/r.xml")).contains("<failure message=\"`V3` failed:");
    assertThat(read("out/r.md")).contains("### ❌ `interlock upgrade`: stopped while applying");
  }

  @Test
  void isWrittenWithNothingToDo() throws IOException {
    assertThat(upgrade()).isZero();
    assertThat(upgrade("--report", "r.json")).isZero();

    assertThat(read("r.json"))
        .contains("up to date at V1, nothing to do", "\"state\": \"applied\"", "\"plan\": []");
  }

  @ParameterizedTest
  @EnumSource
  void showsNoSecretInAnyFormat(ReportFormat format) throws IOException {
    migration(
        "V2__b.sql",
        "INSERT INTO a VALUES (2, '%1$s');\nINSERT INTO \"%1$s\" VALUES (1);\n".formatted(CANARY));
    String word = format.word();

    run("plan", "--database", "sqlite:" + folder.resolve(CANARY + ".db"), "--format", word);
    run("check", "--database", database(), "--format", word);
    run("locate", "--database", "postgresql://u:" + CANARY + "@127.0.0.1:1/x", "--format", word);
    upgrade("--shadow", "none", "--report", "r.json,r.sarif,r.xml,r.md");

    var texts = new ArrayList<>(List.of(text(out), text(err)));
    for (String file : List.of("r.json", "r.sarif", "r.xml", "r.md")) {
      texts.add(read(file));
    }
    assertThat(texts).noneMatch(text -> text.contains(CANARY)).allMatch(t -> t.contains("***"));
  }

  @Test
  void pageHasTheSchemaIfItWasRead() throws IOException {
    assertThat(upgrade("--report", "first.html")).isZero();
    assertThat(upgrade("--report", "second.html")).isZero();

    assertThat(read("first.html"))
        .containsSubsequence("id=\"plan\"", "id=\"schema\"", "id=\"timings\"")
        .contains("\"name\":\"a\"", "\"note\"");
    assertThat(read("second.html")).contains("id=\"plan\"").doesNotContain("id=\"schema\"");
  }

  @Test
  void schemaOfThePageShowsNoSecret() throws IOException {
    migration("V2__b.sql", "CREATE TABLE b (id int, t text DEFAULT '%s');\n".formatted(CANARY));

    assertThat(upgrade("--report", "r.html")).isZero();

    assertThat(read("r.html")).contains("\"name\":\"b\"", "***").doesNotContain(CANARY);
  }

  @Test
  void documentHoldsTheFindingsAndTheLogDoesNot() throws IOException {
    migration("V2__b.sql", "ALTER TABLE b ADD c int;\n");

    int exit = run("check", "--database", database(), "--format", "github");

    assertThat(exit).isEqualTo(1);
    assertThat(text(out)).startsWith("::error file=db/migrations/V2__b.sql,line=1");
    assertThat(text(err)).contains("1 error").doesNotContain("CAT003");
  }

  @Test
  void documentTellsWhatIsWrongWithTheConfiguration() throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), "datbase: x\n");

    int exit = run("check", "--format", "sarif");

    assertThat(exit).isEqualTo(2);
    assertThat(text(out)).startsWith("{").contains("\"ruleId\": \"CFG001\"").endsWith("}\n");
    assertThat(text(err)).doesNotContain("CFG001");
  }

  @Test
  void refusesAnUnknownEndingBeforeAnythingIsChanged() {
    assertThat(upgrade("--report", "report.pdf")).isEqualTo(2);

    assertThat(text(err)).contains("`report.pdf`").contains("`.sarif`");
    assertThat(folder.resolve("app.db")).doesNotExist();
  }

  @Test
  void fileThatCannotBeWrittenDoesNotChangeTheOutcome() throws IOException {
    Files.writeString(folder.resolve("blocked"), "");

    assertThat(upgrade("--report", "blocked/r.json")).isZero();

    assertThat(text(err)).contains("warning[CFG013] the report `blocked/r.json`");
  }

  @Test
  void pathsAreRelativeToTheRepository() throws IOException {
    Path service = Files.createDirectories(folder.resolve("services/shop"));
    Files.createDirectory(folder.resolve(".git"));
    Files.move(folder.resolve("db"), service.resolve("db"));
    Files.writeString(service.resolve("db/migrations/V2__b.sql"), "ALTER TABLE b ADD c int;\n");

    run("check", "-C", service.toString(), "--database", database(), "--format", "github");

    assertThat(text(out)).startsWith("::error file=services/shop/db/migrations/V2__b.sql,");
  }

  @Test
  void doesNotSayThatNothingWasChangedAfterMigrationsRan() throws IOException {
    Files.writeString(folder.resolve("interlock.yml"), "required: {tables: [users]}\n");

    int exit =
        run("run", "--database", database(), "--report", "r.json", "--", "/bin/sh", "-c", "");

    assertThat(exit).isEqualTo(1);
    assertThat(read("r.json"))
        .contains("\"outcome\": \"refused by findings, after migrations were applied\"")
        .contains("CAT053");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("app.db"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void migration(String name, String sql) throws IOException {
    Path migrations = Files.createDirectories(folder.resolve("db/migrations"));
    Files.writeString(migrations.resolve(name), sql);
  }

  private int upgrade(String... flags) {
    var words = new ArrayList<>(List.of("upgrade", "--database", database()));
    words.addAll(List.of(flags));
    return run(words.toArray(String[]::new));
  }

  private int run(String... words) {
    var line = new ArrayList<>(List.of(words));
    line.addAll(0, List.of("-C", folder.toString(), "--connect-wait", "100ms"));
    return Main.run(
        ENVIRONMENT, new PrintStream(out), new PrintStream(err), line.toArray(String[]::new));
  }

  private String database() {
    return "sqlite:" + folder.resolve("app.db");
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
