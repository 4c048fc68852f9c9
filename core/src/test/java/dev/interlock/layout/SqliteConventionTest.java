package dev.interlock.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.interlock.finding.Failure;
import dev.interlock.history.Layout;
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
class SqliteConventionTest {

  @TempDir private Path project;

  @ParameterizedTest
  @CsvSource({
    "SQLX,sqlite:///data.db,/data.db",
    "SQLX,sqlite://data.db,data.db",
    "GOLANG_MIGRATE,sqlite:///data.db,/data.db",
    "GOLANG_MIGRATE,sqlite3://data.db,data.db",
    "DBMATE,sqlite:///data.db,/data.db",
    "DBMATE,sqlite://tmp/data.db,/tmp/data.db",
    "DBMATE,sqlite:db/data.db,db/data.db",
    "DIESEL,sqlite:///data.db,/data.db",
    "GOOSE,sqlite:///data.db,/data.db",
    "SQLX,sqlite+aiosqlite:///data.db,data.db",
    "FLYWAY,sqlite://data.db,data.db",
    "FLYWAY,file:data.db,data.db"
  })
  void readsAPathAsTheToolDoes(Layout layout, String url, String file) {
    SqliteUrl read = read(layout, url);
    assertThat(read.file()).contains(Path.of(file));
    assertThat(read.spelling()).isEqualTo(SqliteUrl.Spelling.CLEAR);
  }

  @Test
  void leavesOpenWhatNoToolDecides() {
    assertThat(read(Layout.FLYWAY, "sqlite:///data.db").spelling())
        .isEqualTo(SqliteUrl.Spelling.THREE_SLASHES);
  }

  @Test
  void looksBesideTheSchemaOfPrisma() throws IOException {
    Files.createDirectories(project.resolve("prisma/migrations"));
    Files.writeString(project.resolve("prisma/schema.prisma"), "");
    assertThat(read(Layout.PRISMA, "file:./dev.db").file())
        .contains(project.resolve("prisma/dev.db"));
    Files.writeString(project.resolve("prisma.config.ts"), "");
    assertThatThrownBy(() -> read(Layout.PRISMA, "file:./dev.db"))
        .isInstanceOf(Failure.Misconfigured.class)
        .hasMessageContaining(project.resolve("dev.db").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "SQLX,x.db,ON",
    "PRISMA,x.db,ON",
    "FLYWAY,x.db,OFF",
    "GOLANG_MIGRATE,x.db,OFF",
    "GOOSE,x.db?_pragma=foreign_keys(1),ON",
    "SQLX,x.db?foreign_keys=off,OFF"
  })
  void enforcesForeignKeysAsTheToolDoes(Layout layout, String file, String enforced) {
    assertThat(read(layout, "sqlite:" + file).options().pragmas())
        .containsEntry("foreign_keys", enforced);
  }

  private SqliteUrl read(Layout layout, String url) {
    return new SqliteConvention(layout, project.resolve("prisma/migrations"))
        .of((SqliteUrl) DatabaseUrlParser.parse(url));
  }
}
