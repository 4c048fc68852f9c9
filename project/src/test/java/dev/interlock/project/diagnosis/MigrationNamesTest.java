package dev.interlock.project.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.project.MigrationProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationNamesTest {

  @Test
  void readsOperationsAndSqlOfARevision(@TempDir Path folder) throws IOException {
    write(folder, "alembic.ini", "[alembic]\nscript_location = migrations\n");
    write(folder, "migrations/env.py", "");
    write(
        folder,
        "migrations/versions/a1_tables.py",
        """
        revision = "a1"
        down_revision = None

        def upgrade():
            op.execute(
                \"""CREATE TABLE users (
                    id int,
                    "createdAt" date)\"""
            )
            op.create_table("tasks", sa.Column("id", sa.Integer()))
            op.execute(sa.text('DROP TABLE "old tasks"'))
            op.execute(f"DROP TABLE {name}")

        def downgrade():
            op.execute("DROP TABLE users")
        """);
    var names = MigrationNames.of(MigrationProject.in(folder).open().audited(), folder);

    assertThat(names.unread()).isEmpty();
    assertThat(names.mentions())
        .extracting(mention -> mention.object().name() + " " + mention.place().line())
        .containsExactly("users 6", "id 7", "createdAt 8", "tasks 10", "old tasks 11");
  }

  private static void write(Path folder, String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
