package dev.interlock.alembic.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.alembic.project.ProjectFinder;
import dev.interlock.alembic.revision.Revision;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.Migration;
import dev.interlock.history.MigrationId;
import dev.interlock.history.Program.Captured;
import dev.interlock.history.Version;
import dev.interlock.testkit.fake.TinyHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions as migrations. */
class AlembicHistoryTest {

  private static final AlembicHistory.SealedPrograms UNSEALED =
      new AlembicHistory.SealedPrograms() {
        @Override
        public Optional<Captured> up(MigrationId id, Revision revision) {
          return Optional.empty();
        }

        @Override
        public Optional<Captured> undo(MigrationId id, Revision revision) {
          return Optional.empty();
        }
      };

  @TempDir private Path folder;

  private void revision(String id, String parent, String header, String downgrade)
      throws IOException {
    Files.createDirectories(folder.resolve("migrations/versions"));
    Files.writeString(folder.resolve("migrations/env.py"), "");
    Files.writeString(
        folder.resolve("migrations/versions/" + id + ".py"),
        """
        \"""add things

        %s
        \"""
        revision = "%s"
        down_revision = %s

        def upgrade():
            pass

        def downgrade():
            %s
        """
            .formatted(header, id, parent, downgrade));
  }

  private History history() {
    var project = ProjectFinder.find(folder, Optional.of(Path.of("migrations"))).orElseThrow();
    return AlembicHistory.read(project, TinyHistory.splitter(), UNSEALED);
  }

  private Migration only() {
    return history().migrations().getFirst();
  }

  @Test
  void keepsTheGraph() throws IOException {
    revision("b2", "None", "", "pass");
    revision("a1", "'b2'", "", "op.drop_table('a')");
    List<Migration> migrations = history().migrations();
    assertThat(migrations).extracting(each -> each.id().toString()).containsExactly("b2", "a1");
    assertThat(migrations.getLast().parents()).containsExactly(Version.named("b2"));
    assertThat(migrations.getLast().description()).isEqualTo("add things");
    assertThat(migrations.getLast().undo()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pass", "...", "raise NotImplementedError('no way back')", "return"})
  void hasNoUndoWhereDowngradeDoesNothing(String downgrade) throws IOException {
    revision("a1", "None", "", downgrade);
    assertThat(only().undo()).isEmpty();
  }

  @Test
  void readsWhatAuthorsWriteInWords() throws IOException {
    revision(
        "a1",
        "None",
        "BREAKING CHANGE: yes, drops a column\nROLLBACK: not supported, rows are gone",
        "pass");
    assertThat(only().directives().breaking()).contains("yes, drops a column");
    assertThat(only().directives().rollbackUnsupported()).contains("not supported, rows are gone");
  }

  @Test
  void takesNoForAnAnswer() throws IOException {
    revision("a1", "None", "Breaking changes: none\nRollback: supported", "pass");
    assertThat(only().directives().breaking()).isEmpty();
    assertThat(only().directives().rollbackUnsupported()).isEmpty();
  }

  @Test
  void refusesAnIdThatIsTheVersionOfAnotherTool() throws IOException {
    revision("v1", "None", "", "pass");
    assertThat(history().problems()).extracting(Finding::code).contains(Code.REVISION_UNREADABLE);
  }
}
