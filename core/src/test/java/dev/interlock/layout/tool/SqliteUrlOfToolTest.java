package dev.interlock.layout.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import dev.interlock.url.DatabaseUrlParser;
import dev.interlock.url.SqliteUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SQLite URL has the same meaning as for the layout's tool (S7, S8). */
class SqliteUrlOfToolTest {

  @TempDir private Path project;

  @ParameterizedTest
  @CsvSource({
    "sqlx,sqlite:///data.db,/data.db",
    "sqlx,sqlite://data.db,data.db",
    "golang-migrate,sqlite:///data.db,/data.db",
    "golang-migrate,sqlite3://data.db,data.db",
    "dbmate,sqlite:///data.db,/data.db",
    "dbmate,sqlite://tmp/data.db,/tmp/data.db",
    "dbmate,sqlite:db/data.db,db/data.db",
    "diesel,sqlite:///data.db,/data.db",
    "goose,sqlite:///data.db,/data.db",
    "alembic,sqlite:///data.db,data.db",
    "sqlx,sqlite+aiosqlite:///data.db,data.db",
    "flyway,sqlite://data.db,data.db",
    "flyway,file:data.db,data.db"
  })
  void readsAPathAsTheToolDoes(String tool, String url, String file) {
    SqliteUrl read = read(named(tool), url);
    assertThat(read.file()).contains(Path.of(file));
    assertThat(read.spelling()).isEqualTo(SqliteUrl.Spelling.CLEAR);
  }

  @Test
  void leavesOpenWhatNoToolDecides() {
    assertThat(read(new Flyway(), "sqlite:///data.db").spelling())
        .isEqualTo(SqliteUrl.Spelling.THREE_SLASHES);
  }

  @Test
  void looksBesideTheSchemaOfPrisma() throws IOException {
    Files.createDirectories(project.resolve("prisma/migrations"));
    Files.writeString(project.resolve("prisma/schema.prisma"), "");
    assertThat(read(new Prisma(), "file:./dev.db").file())
        .contains(project.resolve("prisma/dev.db"));
    Files.writeString(project.resolve("prisma.config.ts"), "");
    assertThatThrownBy(() -> read(new Prisma(), "file:./dev.db"))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining(project.resolve("dev.db").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "sqlx,x.db,ON",
    "prisma,x.db,ON",
    "flyway,x.db,OFF",
    "golang-migrate,x.db,OFF",
    "goose,x.db?_pragma=foreign_keys(1),ON",
    "sqlx,x.db?foreign_keys=off,OFF"
  })
  void enforcesForeignKeysAsTheToolDoes(String tool, String file, String enforced) {
    assertThat(read(named(tool), "sqlite:" + file).options().pragmas())
        .containsEntry("foreign_keys", enforced);
  }

  private SqliteUrl read(MigrationTool tool, String url) {
    return tool.read(
        (SqliteUrl) DatabaseUrlParser.parse(url), project.resolve("prisma/migrations"));
  }

  private static MigrationTool named(String tool) {
    return MigrationTools.named(tool).orElseThrow();
  }
}
