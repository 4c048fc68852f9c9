package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.PostgresServers;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The server on which a deploy without seals measures effects, and on which seals are made. */
@ExtendWith(PostgresExtension.class)
final class MeasuredIT {

  private static final int MAJOR = 15;
  private static final String ON_SERVER = "shadow databases on the server of";

  @TempDir private Path cache;

  private final Project project = Project.create();
  private final PostgresServers servers;

  MeasuredIT(PostgresServers servers) {
    this.servers = servers;
  }

  @BeforeEach
  void write() throws IOException {
    // The account of the servers must have the right to read the folder.
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    project.write("V1__a.sql", "CREATE TABLE a (id bigint PRIMARY KEY);");
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void asksTheServerOfTheDatabaseOnce() throws SQLException {
    try (TestDatabase database = servers.database(MAJOR)) {
      Program program = program(database).with("INTERLOCK_SHADOW", "target");
      assertThat(program.run("upgrade").output()).contains("measured 1 migration", ON_SERVER);
      execute(database, "CREATE TABLE by_hand (id integer)");
      Program.Ended again = program.run("upgrade");
      assertThat(again.exit()).as(again.output()).isZero();
      assertThat(again.output()).contains("by_hand").doesNotContain(ON_SERVER);
    }
  }

  @Test
  void takesAnEmbeddedServerOfTheVersionThatIsDeployedTo() throws IOException, SQLException {
    putArchive();
    try (TestDatabase database = servers.database(MAJOR)) {
      Program.Ended ended = program(database).run("upgrade");
      assertThat(ended.exit()).as(ended.output()).isZero();
      assertThat(ended.output())
          .contains("measured 1 migration")
          .doesNotContain(ON_SERVER, "on PostgreSQL 18");
    }
  }

  /**
   * Seals are made on the version that is deployed to, and keep it if no database is reachable
   * (D1).
   */
  @Test
  void sealsOnTheVersionThatIsDeployedTo(TestDatabase newest) throws IOException, SQLException {
    putArchive();
    try (TestDatabase database = servers.database(MAJOR)) {
      assertThat(program(database).run("seal").output())
          .contains("sealed 1 migration on PostgreSQL 15, the version of the database");
    }
    Program nowhere = program(newest).with("DATABASE_URL", "postgresql://127.0.0.1:1/none");
    assertThat(nowhere.run("check").output()).contains("their seals are up to date");
    project.write("V2__b.sql", "CREATE TABLE b (id bigint PRIMARY KEY);");
    assertThat(nowhere.run("seal").output())
        .contains("sealed 2 migrations on PostgreSQL 15, the version of the seals before");
    assertThat(nowhere.run("seal").output()).contains("the seals of 2 migrations are up to date");
    assertThat(program(newest).run("seal").output())
        .contains(
            "sealed 2 migrations on PostgreSQL 18, the version of the database; until now they were"
                + " of PostgreSQL 15");
  }

  private void putArchive() throws IOException {
    Path archives = Files.createDirectories(cache.resolve("interlock/archives"));
    Path archive = archive();
    Files.copy(archive, archives.resolve(archive.getFileName()));
  }

  private Program program(TestDatabase database) {
    return project.program(database.url()).with("XDG_CACHE_HOME", cache.toString());
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Path archive() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("interlock.postgres.archives")))) {
      return files
          .filter(file -> file.getFileName().toString().contains("-" + MAJOR + "."))
          .findFirst()
          .orElseThrow();
    }
  }
}
