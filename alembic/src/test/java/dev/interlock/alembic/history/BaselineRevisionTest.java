package dev.interlock.alembic.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.alembic.revision.RevisionFiles;
import dev.interlock.finding.Failure;
import dev.interlock.postgresql.script.PostgresScriptSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The text of a squash of revisions. */
class BaselineRevisionTest {

  @TempDir private Path folder;

  private String baseline(String sql) {
    var graph = RevisionFiles.read(List.of(folder), false, folder);
    var last = graph.order().subList(2, graph.order().size());
    return new BaselineRevision(last, List.of(), Optional.empty(), Instant.EPOCH)
        .with(sql, new PostgresScriptSplitter());
  }

  private void revisions(String labels) throws IOException {
    revision("a1", "None", "None", "None");
    revision("b2", "None", "None", "None");
    revision("c3", "'a1'", labels, "('b2',)");
    revision("d4", "'c3'", "None", "None");
  }

  private void revision(String id, String parent, String labels, String dependencies)
      throws IOException {
    Files.writeString(
        folder.resolve(id + ".py"),
        """
        revision = "%s"
        down_revision = %s
        branch_labels = %s
        depends_on = %s

        def upgrade():
            pass
        """
            .formatted(id, parent, labels, dependencies));
  }

  @Test
  void keepsParentsDependenciesAndLabels() throws IOException {
    revisions("('core',)");

    assertThat(baseline("CREATE TABLE t ();"))
        .contains("revision = \"d4\"\n")
        .contains("down_revision = \"a1\"\n")
        .contains("branch_labels = (\"core\",)\n")
        .contains("depends_on = (\"b2\",)\n")
        .contains("    op.execute(\n        \"\"\"CREATE TABLE t ()\"\"\"\n    )\n");
  }

  @Test
  void refusesLabelsThatItWouldLose() throws IOException {
    revisions("labels()");

    assertThatThrownBy(() -> baseline("CREATE TABLE t ();"))
        .isInstanceOf(Failure.Refused.class)
        .hasMessageContaining("`c3` computes its branch labels");
  }

  @ParameterizedTest
  @CsvSource({
    "SET search_path = app, a setting for the rest of the session",
    "COMMIT, the same schema in one transaction",
    "VACUUM, the same schema in one transaction"
  })
  void refusesWhatOneRevisionCannotSend(String sql, String why) throws IOException {
    revisions("None");

    assertThatThrownBy(() -> baseline(sql + ";"))
        .isInstanceOf(Failure.Refused.class)
        .hasMessageContaining(why);
  }
}
