package dev.interlock.acceptance.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresExtension;
import dev.interlock.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Migrations in the cache are not replayed again, and no server starts for them. */
@ExtendWith(PostgresExtension.class)
final class WarmCacheIT {

  private static final String FAILS = "#!/bin/sh\nexit 1\n";

  @TempDir private Path cache;

  private final Project project = Project.create();

  @AfterEach
  void closeProject() {
    project.close();
  }

  @Test
  void startsNoServerForWhatIsKnown(TestDatabase database) throws IOException {
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
    project.write("V1__a.sql", "CREATE TABLE a (id bigint PRIMARY KEY);");
    project.write("V2__b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
    Program program = project.program(database.url()).with("XDG_CACHE_HOME", cache.toString());
    assertThat(program.run("check").exit()).isZero();

    breakServers();

    assertThat(program.run("check").exit()).isZero();
    Program.Ended sealed = program.run("seal");
    assertThat(sealed.exit()).as(sealed.output()).isZero();
    assertThat(program.run("seal").output()).contains("the seals of 2 migrations are up to date");
    assertThat(program.run("check").output()).contains("their seals are up to date");
    assertThat(program.run("check", "--no-cache").exit()).isEqualTo(3);
  }

  /**
   * Replaces the servers by a program that fails, of the same size because another size would be
   * unpacked again.
   */
  private void breakServers() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      List<Path> servers =
          files.filter(file -> file.endsWith("bin/postgres") && Files.isRegularFile(file)).toList();
      assertThat(servers).isNotEmpty();
      for (Path server : servers) {
        boolean isExecutable = server.toFile().canExecute();
        int size = Math.toIntExact(Files.size(server));
        Files.delete(server);
        Files.write(server, Arrays.copyOf(FAILS.getBytes(StandardCharsets.US_ASCII), size));
        assertThat(server.toFile().setExecutable(isExecutable, false)).isTrue();
      }
    }
  }
}
