package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.Placeholders;
import dev.interlock.history.Placeholders.Value;
import dev.interlock.layout.tool.Flyway;
import dev.interlock.script.TinySplitter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file has the same meaning as for its own tool, including placeholders (S6). */
class FlywayPlaceholdersTest {

  private final Path project;
  private final MigrationFolder folder;

  FlywayPlaceholdersTest(@TempDir Path project) {
    this.project = project;
    folder = new MigrationFolder(project);
  }

  @Test
  void replacesInQuotesAndCommentsWithoutRegardToCase() {
    folder.write("V1__a.sql", "SELECT '${Env}' /* ${ENV} */ FROM ${t}; SELECT ${env};\n");
    assertThat(script(values("env", "prod", "T", "tasks")))
        .isEqualTo("SELECT 'prod' /* prod */ FROM tasks; SELECT prod;\n");
  }

  @Test
  void replacesOnceAndNothingInAValue() {
    folder.write("V1__a.sql", "SELECT '${a}${b}${c}';\n");
    assertThat(script(values("a", "${b}", "b", "", "c", "$"))).isEqualTo("SELECT '${b}$';\n");
  }

  /** PlaceholderReplacingReader continues after the character at which a prefix fails to match. */
  @Test
  void leavesADoubledDollarAsFlywayDoes() {
    folder.write("V1__a.sql", "SELECT '$${env}', '$$$${env}', '$$${env}';\n");
    assertThat(script(values("env", "x"))).isEqualTo("SELECT '$${env}', '$$$${env}', '$$x';\n");
  }

  @Test
  void readsOtherPrefixesAndSuffixes() {
    folder.write("V1__a.sql", "SELECT '${env}', '#[env]#', '#[flyway_table]#';\n");
    var other =
        Placeholders.of(true, "#[", "]#", "_", Map.of("env", Value.plain("x")))
            .withDefault("table", Value.plain("history"));
    assertThat(script(other)).isEqualTo("SELECT '${env}', 'x', 'history';\n");
  }

  @Test
  void refusesEveryPlaceholderWithoutAValueAtItsPlace() {
    folder.write("V1__a.sql", "SELECT 1;\nSELECT '${env}', ${evn};\n");
    assertThatThrownBy(() -> script(values("environment", "x")))
        .isInstanceOfSatisfying(
            Failure.Refused.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(finding -> finding.place().orElseThrow() + " " + finding.message())
                    .containsExactly(
                        "db/V1__a.sql:2:9 the placeholder `${env}` in `db/V1__a.sql` has no value, so"
                            + " the script is not run.",
                        "db/V1__a.sql:2:18 the placeholder `${evn}` in `db/V1__a.sql` has no value, so"
                            + " the script is not run."));
    assertThat(read(Placeholders.NONE).audit()).extracting(Finding::isError).contains(true);
  }

  @Test
  void refusesAPlaceholderThatNothingEnds() {
    folder.write("V1__a.sql", "SELECT '${env';\n");
    assertThat(read(values("env", "x")).audit())
        .extracting(Finding::message)
        .containsExactly("`${` in `db/V1__a.sql` begins a placeholder that no `}` ends.");
  }

  @Test
  void replacesNothingWhereTheProjectOrTheScriptSaysSo() {
    folder.write("V1__a.sql", "SELECT '${env}';\n");
    folder.write("V2__b.sql", "SELECT '${env}';\n");
    folder.write("V2__b.sql.conf", "placeholderReplacement=true\n");
    folder.write("V3__c.sql", "SELECT '${env}';\n");
    folder.write("V3__c.sql.conf", "placeholderReplacement=false\n");
    var off = values("env", "x").replacing(false);
    assertThat(read(off).migrations())
        .extracting(m -> m.script().text())
        .containsExactly("SELECT '${env}';\n", "SELECT 'x';\n", "SELECT '${env}';\n");
    assertThat(read(values("env", "y")).migrations())
        .extracting(m -> m.script().text())
        .containsExactly("SELECT 'y';\n", "SELECT 'y';\n", "SELECT '${env}';\n");
  }

  @Test
  void replacesInUndoAndRepeatableScripts() {
    folder.write("V1__a.sql", "CREATE TABLE ${t} ();\n");
    folder.write("U1__a.sql", "DROP TABLE ${t};\n");
    folder.write("R__v.sql", "SELECT '${flyway:filename}';\n");
    History history = read(values("t", "tasks"));
    assertThat(history.migrations().getFirst().undo().orElseThrow().script().text())
        .isEqualTo("DROP TABLE tasks;\n");
    assertThat(history.repeatables().getFirst().script().text()).isEqualTo("SELECT 'R__v.sql';\n");
  }

  @Test
  void leavesTheFilesOfOtherToolsAsTheyAre() {
    folder.write("1_a.up.sql", "SELECT '${env}';\n");
    assertThat(script(Placeholders.NONE)).isEqualTo("SELECT '${env}';\n");
  }

  /** A new value makes a repeatable run again, but not a versioned script. */
  @Test
  void remembersValuesOfRepeatablesOnly() {
    folder.write("V1__a.sql", "SELECT '${env}';\n");
    folder.write("R__v.sql", "SELECT '${env}';\n");
    History one = read(values("env", "x"));
    History other = read(values("env", "y"));
    assertThat(one.migrations().getFirst().content())
        .isEqualTo(other.migrations().getFirst().content());
    assertThat(one.migrations().getFirst().statements())
        .isEqualTo(other.migrations().getFirst().statements());
    assertThat(one.repeatables().getFirst().content())
        .isNotEqualTo(other.repeatables().getFirst().content());
  }

  /** SqlMigrationResolver hashes the file as it is, and a repeatable also with its values. */
  @Test
  void writesTheChecksumsOfFlyway() {
    folder.write("V1__a.sql", "SELECT '${env}';\n");
    folder.write("V2__b.sql", "SELECT 'x';\n");
    folder.write("R__v.sql", "SELECT '${env}';\n");
    History history = read(values("env", "x"));
    String raw = checksum(history.migrations().getFirst());
    String replaced = checksum(history.migrations().getLast());
    assertThat(raw).isNotEqualTo(replaced);
    assertThat(checksum(history.repeatables().getFirst())).isEqualTo(replaced);
    assertThat(new Flyway().fits(raw, history.repeatables().getFirst().up())).isTrue();
  }

  @Test
  void pointsAtTheFileAndNotAtAValue() {
    folder.write("V1__a.sql", "SELECT '${password}';\nSELECT '${password}', 'here';\n");
    var script =
        read(values("password", "a long secret\nof two lines")).migrations().getFirst().script();
    int offset = script.statements().getLast().text().indexOf("here");
    var place = script.placeOf(script.statements().getLast(), offset, 4);
    assertThat(place).hasToString("db/V1__a.sql:2:24");
    assertThat(place.excerpt().orElseThrow().text()).isEqualTo("SELECT '${password}', 'here';");
  }

  @Test
  void storesNoSecretAndNoTime() {
    folder.write("V1__a.sql", "SELECT '${env}', '${pw}', '${flyway:timestamp}';\n");
    var placeholders =
        Placeholders.of(
                true, "${", "}", ":", Map.of("env", Value.plain("x"), "pw", Value.secret("s")))
            .withDefault("timestamp", Value.passing("2026-01-01 00:00:00"));
    assertThat(read(placeholders).migrations().getFirst().up().placeholders())
        .containsOnly(Map.entry("env", "x"), Map.entry("pw", "***"));
  }

  private static String checksum(Migration migration) {
    return new Flyway().checksum(migration.up()).orElseThrow();
  }

  private String script(Placeholders placeholders) {
    return read(placeholders).migrations().getFirst().script().text();
  }

  private History read(Placeholders placeholders) {
    return new LayoutReader(project, new TinySplitter(), Optional.empty(), placeholders)
        .read(List.of(project.resolve("db")));
  }

  private static Placeholders values(String... namesAndValues) {
    var values = new java.util.HashMap<String, Value>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], Value.plain(namesAndValues[i + 1]));
    }
    return Placeholders.of(true, "${", "}", ":", values);
  }
}
