package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.interlock.finding.Code;
import dev.interlock.finding.Failure;
import dev.interlock.finding.Finding;
import dev.interlock.history.Commits;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.script.TinySplitter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayLayoutTest {

  @TempDir private Path project;

  private final TinySplitter splitter = new TinySplitter();

  @Test
  void readsMigrationsOfAllKindsFromSubfolders() throws IOException {
    write("V2__second.sql", "SELECT 2;");
    write("2026/V10__tenth_one.sql", "SELECT 10;");
    write("U2__second.sql", "SELECT -2;");
    write("views/R__all_views.sql", "SELECT 0;");
    write("README.md", "words");
    write(".gitkeep", "");
    write(".hidden/V3__copy.sql", "SELECT 3;");
    var history = read();
    assertThat(history.audit()).isEmpty();
    assertThat(history.all())
        .extracting(Migration::path)
        .containsExactly(
            "db/V2__second.sql", "db/2026/V10__tenth_one.sql", "db/views/R__all_views.sql");
    assertThat(history.all())
        .extracting(Migration::description)
        .containsExactly("second", "tenth one", "all views");
    assertThat(history.migrations().getFirst().undo().orElseThrow().script().text())
        .isEqualTo("SELECT -2;");
  }

  @Test
  void splitsNothingUntilAskedAndThenOnce() throws IOException {
    write("V1__a.sql", "-- interlock: breaking \"x\"\nSELECT 1;");
    var migration = read().migrations().getFirst();
    assertThat(migration.directives().breaking()).contains("x");
    assertThat(migration.raw().hex()).hasSize(64);
    assertThat(splitter.splits()).isZero();
    assertThat(migration.statements()).isEqualTo(migration.statements());
    assertThat(migration.problems()).isEmpty();
    assertThat(splitter.splits()).isEqualTo(1);
  }

  @Test
  void hashesTheBytesAndTheStatementsApart() throws IOException {
    write("V1__a.sql", "SELECT  1;");
    var before = read().migrations().getFirst();
    var statements = before.statements();
    write("V1__a.sql", "-- why\r\nSELECT 1 ;");
    var after = read().migrations().getFirst();
    assertThat(after.raw()).isNotEqualTo(before.raw());
    assertThat(after.statements()).isEqualTo(statements);
  }

  @Test
  void noticesAFileThatChangesUnderIt() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    var migration = read().migrations().getFirst();
    write("V1__a.sql", "SELECT 2;");
    assertThatExceptionOfType(Failure.Refused.class)
        .isThrownBy(migration::script)
        .withMessage("`db/V1__a.sql` changed while it was being used.");
  }

  @Test
  void reportsAFolderThatIsMissing() {
    var problem = onlyProblem(read());
    assertThat(problem.code()).isEqualTo(Code.MIGRATIONS_MISSING);
    assertThat(problem.message())
        .isEqualTo("the migrations folder `db` does not exist, so nothing can be applied.");
  }

  @Test
  void reportsAFolderThatIsAFile() throws IOException {
    Files.writeString(project.resolve("db"), "");
    assertThat(onlyProblem(read()).message()).contains("is a file, not a folder");
  }

  @Test
  void reportsAFolderWithoutMigrations() throws IOException {
    write("README.md", "");
    var problem = onlyProblem(read());
    assertThat(problem.code()).isEqualTo(Code.MIGRATIONS_EMPTY);
    assertThat(problem.message()).isEqualTo("`db` has no migration, so nothing can be applied.");
  }

  @Test
  void readsSeveralFoldersAndEachFileOnce() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("more/V2__b.sql", "SELECT 2;");
    var folder = project.resolve("db");
    var history =
        new LayoutReader(project, splitter, Optional.empty())
            .read(List.of(folder.resolve("more"), folder, folder));
    assertThat(history.problems()).isEmpty();
    assertThat(history.migrations()).hasSize(2);
  }

  @Test
  void tellsAlmostRightNamesFromOtherFiles() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("V2_add.sql", "SELECT 2;");
    write("foo.sql", "SELECT 2;");
    write("V3__x.sql.bak", "SELECT 2;");
    write("notes.txt", "");
    assertThat(read().problems())
        .extracting(f -> f.severity() + " " + f.code() + " " + f.message())
        .containsExactly(
            "ERROR HIS004 `V2_add.sql` is not a migration's name and would not run.",
            "WARNING HIS004 `V3__x.sql.bak` is not named like a migration and does not run.",
            "WARNING HIS004 `foo.sql` is not named like a migration and does not run.");
    assertThat(read().problems().getFirst().help()).contains("Rename it to `V2__add.sql`.");
  }

  @Test
  void reportsTwoFilesOfOneVersionAndAnOrphanedUndo() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("V1.0__b.sql", "SELECT 2;");
    write("U1__a.sql", "SELECT 1;");
    write("U1_0__b.sql", "SELECT 1;");
    write("U2__b.sql", "SELECT 1;");
    assertThat(read().problems())
        .extracting(f -> f.severity() + " " + f.message())
        .containsExactlyInAnyOrder(
            "ERROR `V1` is the version of both `db/V1.0__b.sql` and `db/V1__a.sql`.",
            "ERROR `V1` is the version of both `db/U1_0__b.sql` and `db/U1__a.sql`.",
            "WARNING `db/U2__b.sql` undoes `V2`, which no file has.");
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    write("V1__latin.sql", "SELECT 'é';".getBytes(StandardCharsets.ISO_8859_1));
    write("V2__wide.sql", "\uFEFFSELECT 1;".getBytes(StandardCharsets.UTF_16LE));
    write("V3__binary.sql", new byte[] {'a', 0, 'b'});
    write("V4__cut.sql", new byte[] {'a', (byte) 0xC3});
    write("V5__bom.sql", "\uFEFFSELECT 'é';".getBytes(StandardCharsets.UTF_8));
    assertThat(read().problems()).isEmpty();
    assertThat(read().audit())
        .extracting(Finding::message)
        .containsExactly(
            "`db/V1__latin.sql` is not UTF-8 text: byte 0xE9 at byte offset 8 does not belong to a"
                + " character.",
            "`db/V2__wide.sql` is UTF-16 text and cannot be read.",
            "`db/V3__binary.sql` is not text: it has a zero byte at byte offset 1.",
            "`db/V4__cut.sql` is not UTF-8 text: byte 0xC3 at byte offset 1 does not belong to a"
                + " character.");
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
    write("V1__big.sql", "");
    try (var file = new RandomAccessFile(project.resolve("db/V1__big.sql").toFile(), "rw")) {
      file.setLength((64L << 20) + 1);
    }
    assertThat(onlyProblem(read()).message())
        .isEqualTo("`db/V1__big.sql` is larger than 64 MiB and is not read.");
  }

  @Test
  void printsHostileNamesSafely() throws IOException {
    write("V1__a\n\u001b[31m`;.sql", "SELECT 1;");
    var problem = onlyProblem(read());
    assertThat(problem.code()).isEqualTo(Code.BAD_FILE_NAME);
    assertThat(problem.message())
        .isEqualTo("`V1__a\\n\\u001b[31m`;.sql` is not a migration's name and would not run.");
    assertThat(problem.place().orElseThrow().file()).isEqualTo("db/V1__a\\n\\u001b[31m`;.sql");
  }

  @Test
  void followsLinksAsKubernetesMakesThem() throws IOException {
    write("..2026_01_01/V1__a.sql", "SELECT 1;");
    Files.createSymbolicLink(project.resolve("db/..data"), Path.of("..2026_01_01"));
    Files.createSymbolicLink(project.resolve("db/V1__a.sql"), Path.of("..data/V1__a.sql"));
    assertThat(read().audit()).isEmpty();
    assertThat(read().migrations()).hasSize(1);
  }

  @Test
  void survivesCircularAndDanglingLinks() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    Files.createSymbolicLink(project.resolve("db/again"), project.resolve("db"));
    Files.createSymbolicLink(project.resolve("db/V2__gone.sql"), Path.of("nowhere"));
    var problem = onlyProblem(read());
    assertThat(problem.code()).isEqualTo(Code.UNREADABLE_FILE);
    assertThat(problem.message())
        .isEqualTo("`db/V2__gone.sql` cannot be read: it, or what it links to, does not exist.");
  }

  @Test
  void refusesAPipeWithoutWaitingForIt() throws Exception {
    write("V1__a.sql", "SELECT 1;");
    var pipe = project.resolve("db/V2__pipe.sql").toString();
    assumeThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    assertThat(onlyProblem(read()).message())
        .isEqualTo("`db/V2__pipe.sql` cannot be read: it is not a regular file.");
  }

  @Test
  void refusesParentsOnARepeatable() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write("R__v.sql", "-- interlock: parents=V1\nSELECT 1;");
    assertThat(onlyProblem(read()).place().orElseThrow()).hasToString("db/R__v.sql:1:15");
  }

  @Test
  void warnsOfADirectiveBelowAStatement() throws IOException {
    write("V1__a.sql", "SELECT 1;\n-- interlock: breaking \"x\"\n");
    var findings = read().audit();
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().place().orElseThrow()).hasToString("db/V1__a.sql:2:1");
  }

  @Test
  void readsWhatAFileBesideAScriptSaysOfIt() throws IOException {
    write("V1__a.sql", "SELECT 1; SELECT 2;");
    write("V1__a.sql.conf", "# words\nexecuteInTransaction = FALSE\nencoding=UTF-8\n");
    write("U1__a.sql", "SELECT 1;");
    write("U1__a.sql.conf", "executeInTransaction=true\nshouldExecute=true");
    write("V2__b.sql", "SELECT 1;");
    assertThat(read().audit()).isEmpty();
    assertThat(read().migrations())
        .extracting(migration -> migration.up().commits())
        .containsExactly(Commits.EACH, Commits.TOGETHER);
    assertThat(read().migrations().getFirst().undo().orElseThrow().commits())
        .isEqualTo(Commits.TOGETHER);
  }

  @Test
  void refusesWhatOnlyFlywayCanDecide() throws IOException {
    write("V1__a.sql", "SELECT 1;");
    write(
        "V1__a.sql.conf",
        "shouldExecute=${prod}==true\nencoding=latin1\nexecuteInTransaktion=false");
    assertThat(read().problems())
        .extracting(
            f -> f.severity() + " " + f.code() + " " + f.place().orElseThrow() + " " + f.message())
        .containsExactly(
            "ERROR HIS035 db/V1__a.sql.conf `encoding=latin1` in `db/V1__a.sql.conf` cannot be"
                + " honoured, so the script would not run as Flyway runs it.",
            "ERROR HIS035 db/V1__a.sql.conf `executeInTransaktion=false` in `db/V1__a.sql.conf` cannot"
                + " be honoured, so the script would not run as Flyway runs it.",
            "ERROR HIS035 db/V1__a.sql.conf `shouldExecute=${prod}==true` in `db/V1__a.sql.conf` cannot"
                + " be honoured, so the script would not run as Flyway runs it.");
  }

  @Test
  void takesAnEmptyFileWhoseAuthorSaysWhy() throws IOException {
    write("V1__a.sql", "-- interlock: allow=HIS006 \"kept for the old ledger\"\n");
    assertThat(read().audit()).isEmpty();
  }

  private void write(String name, String content) throws IOException {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) throws IOException {
    var file = project.resolve("db").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private History read() {
    return new LayoutReader(project, splitter, Optional.empty())
        .read(List.of(project.resolve("db")));
  }

  private static Finding onlyProblem(History history) {
    assertThat(history.problems()).hasSize(1);
    return history.problems().getFirst();
  }
}
