package dev.interlock.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

@Tag("B13")
final class DatabaseFailureTest {

  @Test
  void aFailingMigrationFailsTheTestWithTheFinding() {
    assertThat(failureOf(BrokenMigration.class))
        .contains("error[CAT003] `V2` fails on the schema that the migrations before it make")
        .contains("type \"numerik\" does not exist")
        .contains("db/migrations/V2__price.sql:2:20")
        .contains("2 |   ADD COLUMN price numerik;");
  }

  @Test
  void aWrongConfigurationFailsTheTestWithTheFinding() {
    assertThat(failureOf(MisspeltKey.class))
        .contains("`migration` is not a configuration key.")
        .contains("help: Write `migrations`.");
  }

  @Test
  void anUnknownVersionIsRefused() {
    assertThat(failureOf(UnknownVersion.class)).contains("error[").contains("`V70`");
  }

  @Test
  void aMissingFolderIsNotAnEmptyDatabase() {
    assertThat(failureOf(NoFolder.class)).contains("error[").contains("db/migrations");
  }

  @Test
  void aVariableThatIsNotSetIsNamed() {
    assertThat(failureOf(UnsetVariable.class))
        .contains("names `INTERLOCK_NO_SUCH_URL`, which is not set")
        .contains("`${INTERLOCK_NO_SUCH_URL:embedded}`");
  }

  @Test
  void aFileIsNoServer() {
    assertThat(failureOf(SqliteUrl.class)).contains("is no server that creates databases");
  }

  @Test
  void aFieldThatTestsWouldShareIsRefused() {
    assertThat(failureOf(StaticField.class)).contains("the field must not be static or final");
  }

  static String failureOf(Class<?> type) {
    var results =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute().testEvents();
    results.assertStatistics(statistics -> statistics.failed(1).succeeded(0));
    return results.failed().stream()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> Objects.requireNonNull(result.getThrowable().orElseThrow().getMessage()))
        .findFirst()
        .orElseThrow();
  }

  @InterlockDatabase(project = "src/test/projects/broken")
  static class BrokenMigration {
    @Test
    void runs(MigratedDatabase database) {}
  }

  @InterlockDatabase(project = "src/test/projects/misspelt")
  static class MisspeltKey {
    @Test
    void runs(MigratedDatabase database) {}
  }

  @InterlockDatabase(project = "src/test/projects/tasks", version = "70")
  static class UnknownVersion {
    @Test
    void runs(MigratedDatabase database) {}
  }

  @InterlockDatabase(project = "src/test/projects")
  static class NoFolder {
    @Test
    void runs(MigratedDatabase database) {}
  }

  static class UnsetVariable {
    @Test
    void runs(@InterlockDatabase(url = "${INTERLOCK_NO_SUCH_URL}") MigratedDatabase database) {}
  }

  static class SqliteUrl {
    @Test
    void runs(@InterlockDatabase(url = "sqlite:app.db") MigratedDatabase database) {}
  }

  @SuppressWarnings("NullAway.Init") // the extension sets the fields
  static class StaticField {
    @InterlockDatabase(project = "src/test/projects/tasks")
    static MigratedDatabase shared;

    @Test
    void runs() {}
  }
}
