package dev.interlock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.Prerequisite;
import dev.interlock.testkit.fault.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example with JPA entities: Hibernate itself prints the schema that they need, without a
 * database.
 */
final class JpaModelsIT {

  private static final Path EXAMPLE =
      Path.of(System.getProperty("acceptance.cases"), "..", "..", "examples", "jpa").normalize();

  private static final Path INTERLOCK =
      Path.of(System.getProperty("acceptance.programs"), "interlock").normalize();

  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir private Path folder;

  private record Ended(int exit, String output) {}

  @Test
  void entitiesFindWhatTheyNeedAndMissWhatIsCalledOtherwise() throws IOException {
    run("cp -R '%s' jpa".formatted(EXAMPLE));
    Ended compiled = run("cd jpa && mvn -q -B compile");
    if (compiled.exit() != 0) {
      throw Prerequisite.ofEnvironment()
          .missing("Hibernate from Maven, so no entity's DDL was printed: " + compiled.output());
    }
    assertThat(run("cd jpa && '%s' models".formatted(INTERLOCK)))
        .isEqualTo(new Ended(0, "the migrations make everything that the models need\n"));

    Path users = folder.resolve("jpa/db/migrations/V1__users.sql");
    Files.writeString(users, Files.readString(users).replace("\"user\"", "users"));
    Path tasks = folder.resolve("jpa/db/migrations/V2__tasks.sql");
    Files.writeString(tasks, Files.readString(tasks).replace("\"user\"", "users"));
    Ended renamed = run("cd jpa && '%s' models".formatted(INTERLOCK));
    assertThat(renamed.exit()).isEqualTo(1);
    assertThat(renamed.output())
        .contains(
            "models need table \"user\"; migrations create \"users\" (V1__users.sql:1); did you mean it?")
        .doesNotContain("CAT041");
  }

  private Ended run(String command) {
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("DATABASE_"));
    builder.environment().put("INTERLOCK_LOG", "plain");
    try (var process = ChildProcess.start(builder)) {
      return new Ended(process.await(LIMIT), process.output());
    }
  }
}
