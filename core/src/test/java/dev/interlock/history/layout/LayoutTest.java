package dev.interlock.history.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.finding.Finding;
import dev.interlock.history.Commits;
import dev.interlock.history.History;
import dev.interlock.history.Layout;
import dev.interlock.history.Migration;
import dev.interlock.history.Version;
import dev.interlock.script.TinySplitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every layout but Flyway's: names, order, marks, sections, places, near misses. */
class LayoutTest {

  @TempDir private Path project;

  @Test
  void readsPairsInTheOrderOfTheirNumbers() {
    write("10_tenth.up.sql", "SELECT 10;");
    write("2_second_one.up.sql", "SELECT 2;");
    write("2_second_one.down.sql", "SELECT -2;");
    write("000001_.up.sql", "SELECT 1;");
    write("18446744073709551615_last.up.sql", "SELECT 3;");
    write("migrations.go", "package migrations");
    assertThat(read().audit()).isEmpty();
    assertThat(shown())
        .containsExactly(
            "V1 000001", "V2 second one, undo", "V10 tenth", "V18446744073709551615 last");
    assertThat(layout()).isEqualTo(Layout.GOLANG_MIGRATE);
  }

  @Test
  void takesNoNumberThatGolangMigrateCannotRead() {
    write("1_a.up.sql", "SELECT 1;");
    write("18446744073709551616_b.up.sql", "SELECT 2;");
    write("x_c.up.sql", "SELECT 3;");
    write("below/2_d.up.sql", "SELECT 4;");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS004 `18446744073709551616_b.up.sql` is not a migration's name and would not run.",
            "WARNING HIS004 `2_d.up.sql` is in a folder below the migrations and does not run.",
            "WARNING HIS004 `x_c.up.sql` is not named like a migration and does not run.");
  }

  @Test
  void reportsANumberThatIsWrittenTwice() {
    write("1_a.up.sql", "SELECT 1;");
    write("01_b.up.sql", "SELECT 2;");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS003 `V1` is both `db/01_b.up.sql` and `db/1_a.up.sql`, and only one of them can be it.");
  }

  @Test
  void readsDbmateSectionsInTheOrderOfTheFiles() {
    write("20240101120000_a.sql", "-- migrate:up\nSELECT 1;\n\n-- migrate:down\nSELECT -1;\n");
    write(
        "20240101120000123_b.sql",
        "-- words\n\n-- migrate:up transaction:false\nSELECT 2;\nSELECT 3;\n-- migrate:down\n\n");
    write("20240101115959_c.sql", "--migrate:up\nSELECT 0;\n-- migrate:down transaction:true\n");
    assertThat(read().audit()).isEmpty();
    assertThat(layout()).isEqualTo(Layout.DBMATE);
    assertThat(shown())
        .containsExactly(
            "20240101115959 c", "20240101120000123 b, one by one", "20240101120000 a, undo");
    var undo = read().find(Version.named("20240101120000")).orElseThrow();
    assertThat(undo.script().statements()).extracting(s -> s.text()).containsExactly("SELECT 1");
    assertThat(undo.undo().orElseThrow().script().statements())
        .extracting(s -> s.text())
        .containsExactly("SELECT -1");
  }

  @Test
  void keepsDbmateVersionsThatDifferInZeros() {
    write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    write("001_b.sql", "-- migrate:up\nSELECT 2;\n-- migrate:down\n");
    write("10_c.sql", "-- migrate:up\nSELECT 3;\n-- migrate:down\n");
    assertThat(shown()).containsExactly("001 b", "10 c", "1 a");
  }

  @Test
  void pointsIntoTheRealFileFromASection() {
    write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n  COMMIT;\n");
    assertThat(read().audit())
        .extracting(f -> f.place().orElseThrow().toString())
        .containsExactly("db/1_a.sql:5:3");
    assertThat(read().audit().getFirst().place().orElseThrow().excerpt().orElseThrow().text())
        .isEqualTo("  COMMIT;");
  }

  @Test
  void readsOurDirectivesInEverySection() {
    write(
        "1_a.sql",
        """
        -- interlock: breaking "x"
        -- migrate:up
        -- interlock: allow=DAT101 "y"
        SELECT 1;
        -- migrate:down
        -- interlock: nonsense
        SELECT 2;
        """);
    var migration = read().migrations().getFirst();
    assertThat(migration.directives().breaking()).contains("x");
    assertThat(migration.directives().allows("DAT101")).isTrue();
    assertThat(read().problems())
        .extracting(f -> f.place().orElseThrow().toString())
        .containsExactly("db/1_a.sql:6:15");
  }

  @Test
  void refusesDbmateFilesThatCannotBeDivided() {
    write("1_a.sql", "SELECT 1;\n-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    write("2_b.sql", "-- migrate:up\nSELECT 1;\n");
    write("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n-- migrate:up\n");
    write("4_d.sql", "-- migrate:up transaction:flase\nSELECT 1;\n-- migrate:down\n");
    write("5_e.sql", "-- migrate:up\nSELECT 1;\n  -- Migrate:Down\nSELECT 2;\n");
    assertThat(read().problems())
        .extracting(f -> f.code() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "HIS026 db/1_a.sql:1:1 a statement stands above `-- migrate:up`, so it belongs nowhere.",
            "HIS026 db/2_b.sql:1:1 the file has no `-- migrate:down`.",
            "HIS026 db/3_c.sql:4:1 `-- migrate:up` stands below `-- migrate:down`.",
            "HIS026 db/3_c.sql:4:1 `-- migrate:up` stands in the file twice.",
            "HIS026 db/4_d.sql:1:1 `transaction:flase` is not an option of dbmate and changes nothing.",
            "HIS026 db/5_e.sql:3:1 `-- Migrate:Down` is not a mark and divides nothing.");
  }

  @Test
  void readsGooseAnnotations() {
    write(
        "00001_a.sql",
        """
        -- words
        -- +goose Up
        -- +goose StatementBegin
        SELECT 1; SELECT 2;
        -- +goose StatementEnd

        -- +goose Down
        SELECT -1;
        """);
    write("00002_b.sql", "-- +goose NO TRANSACTION\n-- +goose up\nSELECT 1;\nVACUUM t;\n");
    write("00003_c_test.go", "package migrations");
    write("00010_d.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\n");
    assertThat(read().audit()).isEmpty();
    assertThat(layout()).isEqualTo(Layout.GOOSE);
    assertThat(shown()).containsExactly("V1 a, undo", "V2 b, one by one", "V10 d");
    assertThat(read().migrations().getFirst().script().statements()).hasSize(2);
  }

  @Test
  void refusesGooseMigrationsInGo() {
    write("00001_a.sql", "-- +goose Up\nSELECT 1;\n");
    write("00002_b.go", "package migrations");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS027 `00002_b.go` is a migration written in Go, which only its tool can run.");
  }

  @Test
  void refusesAFolderOfGoMigrationsOnly() {
    write("00001_a.go", "package migrations");
    assertThat(problems()).hasSize(1).first().asString().startsWith("ERROR HIS027 `00001_a.go`");
  }

  @Test
  void refusesGooseFilesThatCannotBeDivided() {
    write("1_a.sql", "-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n");
    write("2_b.sql", "-- +goose Down\nSELECT 1;\n-- +goose Up\n");
    write("3_c.sql", "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${X}';\n");
    write("4_d.sql", "-- +goose Up\n -- +goose Down\n-- +goose Sideways\n");
    write("5_e.sql", "SELECT 1;\n-- +goose Up\n");
    write("0_f.sql", "-- +goose Up\nSELECT 1;\n");
    assertThat(read().problems())
        .extracting(f -> f.code() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "HIS004 db/0_f.sql `0_f.sql` is not a migration's name and would not run.",
            "HIS026 db/1_a.sql:2:1 `StatementBegin` has no `StatementEnd`.",
            "HIS026 db/2_b.sql:1:1 `-- +goose Down` is out of place.",
            "HIS026 db/2_b.sql:3:1 `-- +goose Up` is out of place.",
            "HIS026 db/3_c.sql:2:1 `ENVSUB ON` puts variables of the environment into the script,"
                + " which is not done here.",
            "HIS026 db/4_d.sql:2:1 an annotation of goose is indented, which goose refuses.",
            "HIS026 db/4_d.sql:3:1 `-- +goose Sideways` is not an annotation of goose and says nothing.",
            "HIS026 db/5_e.sql:1:1 a statement stands above `-- +goose Up`, so it belongs nowhere.");
  }

  @Test
  void readsSqlxFilesSimpleAndInPairs() {
    write("0001_first.sql", "SELECT 1;");
    write("2_second.up.sql", "-- no-transaction\nVACUUM t;\nSELECT 1;\n");
    write("2_second.down.sql", "SELECT 2;");
    write("9223372036854775808_far.sql", "SELECT 2;");
    assertThat(layout()).isEqualTo(Layout.SQLX);
    assertThat(shown()).containsExactly("V1 first", "V2 second, undo, one by one");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS004 `9223372036854775808");
  }

  @Test
  void honoursTheMarkOfSqlxOnlyAtTheVeryBeginning() {
    write("1_a.sql", "\n-- no-transaction\nSELECT 1;");
    assertThat(shown()).containsExactly("V1 a");
  }

  @Test
  void readsDieselFolders() {
    write("00000000000000_diesel_initial_setup/up.sql", "SELECT 0;");
    write("00000000000000_diesel_initial_setup/down.sql", "-- nothing yet\n");
    write("2024-01-02-030405_create_posts/up.sql", "SELECT 1;");
    write("2024-01-02-030405_create_posts/down.sql", "SELECT -1;");
    write("2024-01-03-000000_index/up.sql", "SELECT 1;");
    write("2024-01-03-000000_index/metadata.toml", "run_in_transaction = false\n");
    write("2024-01-04-000000_said/up.sql", "SELECT 1;");
    write("2024-01-04-000000_said/metadata.toml", "  run_in_transaction=true # yes\n");
    write("2024-01-05-000000_silent/up.sql", "SELECT 1;");
    write("2024-01-05-000000_silent/metadata.toml", "# nothing\n");
    write("init/up.sql", "SELECT 1;");
    write("V1/up.sql", "SELECT 1;");
    assertThat(layout()).isEqualTo(Layout.DIESEL);
    assertThat(shown())
        .containsExactly(
            "00000000000000 diesel initial setup",
            "20240102030405 create posts, undo",
            "20240103000000 index, one by one",
            "20240104000000 said",
            "20240105000000 silent, one by one",
            "init init");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS004 `V1` cannot be a version, and `up.sql` in it would not run.");
  }

  /** Diesel compares the versions as text, to their end. */
  @Test
  void ordersDieselsTwoWaysToWriteATime() {
    write("2026-05-27-120000-0000_b/up.sql", "SELECT 2;");
    write("2026-05-27-120000_a/up.sql", "SELECT 1;");
    write("2026-05-27-120001_c/up.sql", "SELECT 3;");
    assertThat(problems()).isEmpty();
    assertThat(shown())
        .containsExactly("20260527120000 a", "202605271200000000 b", "20260527120001 c");
  }

  @Test
  void reportsDieselFoldersOfOneVersion() {
    write("2024-01-02-030405_a/up.sql", "SELECT 1;");
    write("20240102030405_b/up.sql", "SELECT 1;");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS003 `20240102030405` is both");
  }

  @Test
  void readsPrismaFoldersThatShareTheirTime() {
    write("migration_lock.toml", "provider = \"postgresql\"");
    write("0_init/migration.sql", "SELECT 0;");
    write("20240101120000_b/migration.sql", "SELECT 2;");
    write("20240101120000_a/migration.sql", "SELECT 1;");
    write("20240101120000_a/down.sql", "SELECT -1;");
    assertThat(read().audit()).isEmpty();
    assertThat(layout()).isEqualTo(Layout.PRISMA);
    assertThat(shown())
        .containsExactly("0_init init", "20240101120000_a a, undo", "20240101120000_b b");
  }

  /** Prisma runs every folder with a script, whatever it is called. */
  @Test
  void readsPrismaFoldersOfAnyName() {
    write("20240126184148_new_models/migration.sql", "SELECT 1;");
    write("20240126184148_new_models copy/migration.sql", "SELECT 2;");
    write("20240126184148_new_models copy/down.sql", "SELECT -2;");
    write("20240126184148_new_models, \"2\"/migration.sql", "SELECT 3;");
    write("init/migration.sql", "SELECT 4;");
    assertThat(problems()).isEmpty();
    assertThat(shown())
        .containsExactly(
            "20240126184148_new_models new models",
            "20240126184148_new_models copy new models copy, undo",
            "20240126184148_new_models, \"2\" new models, \"2\"",
            "init init");
  }

  @Test
  void refusesAFolderWhoseNameNobodyCouldPrint() {
    write("20240101_a/migration.sql", "SELECT 1;");
    write("20240102_\u001b[31m/migration.sql", "SELECT 2;");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS004 `20240102_\\u001b[31m` cannot be a version, and `migration.sql` in it would not run.");
  }

  @Test
  void warnsWhereVersionsOfPrismaOrderNamesDifferently() {
    write("20240101_B/migration.sql", "SELECT 1;");
    write("20240101_a/migration.sql", "SELECT 2;");
    write("20240102_a/migration.sql", "SELECT 3;");
    assertThat(problems())
        .containsExactly(
            "WARNING HIS004 `20240101_B` runs before `20240101_a` here, and with some versions of"
                + " Prisma after it.");
  }

  @ParameterizedTest
  @CsvSource({
    "1_a.up.sql, 2_b.up.sql, -- nothing",
    "1_a.up.sql, 2_b.up.sql, ''",
    "a/up.sql, b/up.sql, -- nothing",
    "1_a/migration.sql, 2_b/migration.sql, -- This is an empty migration.",
    "V1__a.sql, R__b.sql, -- nothing",
    "V1__a.sql, V2__b.sql, -- nothing is to be done here"
  })
  void onlyWarnsOfAMigrationWithoutAStatementThatItsToolTakes(
      String first, String last, String content) {
    write(first, "SELECT 1;");
    write(last, content);
    assertThat(audit())
        .containsExactly(
            "WARNING HIS006 `db/%s` has no statement and does nothing.".formatted(last));
  }

  /** Flyway's layout is ours, too: somebody may have forgotten to write the statements. */
  @Test
  void refusesAMigrationWithoutAStatementWhereNothingBuildsOnIt() {
    write("V1__a.sql", "-- left out");
    write("V2__b.sql", "SELECT 1;");
    write("V3__c.sql", "-- interlock: breaking \"drops a column\"\n");
    assertThat(audit())
        .containsExactly(
            "WARNING HIS006 `db/V1__a.sql` has no statement and does nothing.",
            "ERROR HIS006 `db/V3__c.sql` has no statement and does nothing.");
  }

  /**
   * Nobody has to go down, and a script that is there for it only cannot keep anybody from going
   * up.
   */
  @Test
  void onlyWarnsOfAnUndoScriptThatCannotRun() {
    write("V1__a.sql", "SELECT 1;");
    write("U1__a.sql", "BEGIN; SELECT 1;");
    write("V2__b.sql", "SELECT 2;");
    write("U2__b.sql", "SELECT 'not closed");
    assertThat(audit())
        .containsExactly(
            "WARNING HIS016 `BEGIN` opens a transaction that no `COMMIT` ends.",
            "WARNING HIS007 `db/U2__b.sql` ends inside a quoted text, so it cannot be run.");
  }

  @Test
  void refusesAFolderWithTwoLayouts() {
    write("V1__a.sql", "SELECT 1;");
    write("2_b.up.sql", "SELECT 1;");
    assertThat(problems())
        .contains(
            "ERROR HIS025 `db/V1__a.sql` is a migration of flyway and `db/2_b.up.sql` one of"
                + " golang-migrate, so their order is unknown.");
  }

  @Test
  void refusesFilesOfOtherToolsWithTheSameNames() {
    write("1_a.sql", "SELECT 1;");
    write("2_b.sql", "-- +goose Up\nSELECT 1;\n-- +goose Down\nDROP TABLE t;\n");
    write("3_c.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    assertThat(problems())
        .containsExactly(
            "ERROR HIS025 `db/1_a.sql` is a migration of sqlx and `db/2_b.sql` one of goose, so"
                + " their order is unknown.",
            "ERROR HIS025 `db/1_a.sql` is a migration of sqlx and `db/3_c.sql` one of dbmate, so"
                + " their order is unknown.");
  }

  @Test
  void takesTheLayoutThatIsChosen() {
    write("V1__a.sql", "SELECT 1;");
    write("2_b.up.sql", "SELECT 1;");
    var history = reader(Optional.of(Layout.GOLANG_MIGRATE)).read(List.of(project.resolve("db")));
    assertThat(history.migrations()).extracting(Migration::path).containsExactly("db/2_b.up.sql");
    assertThat(history.problems()).noneMatch(f -> f.code().id().equals("HIS025"));
  }

  @Test
  void refusesASectionThatIsNotText() throws IOException {
    write("1_a.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\n");
    Files.write(project.resolve("db/2_b.sql"), new byte[] {'-', '-', (byte) 0xE9, '\n'});
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("ERROR HIS005 `db/2_b.sql` is not UTF-8");
  }

  private List<String> shown() {
    return read().migrations().stream().map(LayoutTest::shown).toList();
  }

  private static String shown(Migration migration) {
    return migration.id()
        + " "
        + migration.description()
        + (migration.undo().isPresent() ? ", undo" : "")
        + (migration.up().commits() == Commits.EACH ? ", one by one" : "");
  }

  private List<String> problems() {
    return shown(read().problems());
  }

  private List<String> audit() {
    return shown(read().audit());
  }

  private static List<String> shown(List<Finding> findings) {
    return findings.stream().map(f -> f.severity() + " " + f.code() + " " + f.message()).toList();
  }

  private History read() {
    return reader(Optional.empty()).read(List.of(project.resolve("db")));
  }

  private Layout layout() {
    return reader(Optional.empty()).layout(List.of(project.resolve("db")));
  }

  private LayoutReader reader(Optional<Layout> chosen) {
    return new LayoutReader(project, new TinySplitter(), chosen);
  }

  private void write(String name, String content) {
    try {
      var file = project.resolve("db").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
