package dev.interlock.check.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Catalog;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.history.Migration;
import dev.interlock.history.TestMigrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectOriginsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE Task (id int) | 1:14",
        "CREATE TABLE \"task\" (id int) | 1:14",
        "CREATE /* the task table */ TABLE task (id int) | 1:35",
        "CREATE TABLE note (t text DEFAULT 'task', task int) | 1:43",
        "CREATE TABLE \"a task\" (id int) | 1:1"
      })
  void areAtTheNameOfTheObject(String sql, String place) {
    Migration migration = TestMigrations.versioned("V1", sql);
    var task = CatalogObject.of(ObjectId.of(ObjectKind.TABLE, "public", "task"), Map.of());
    List<Change> changes = List.of(new Change.Created(task));
    var effect =
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            Catalog.empty().fingerprint(),
            Catalog.of(List.of(task)).fingerprint(),
            changes,
            List.of(StatementEffect.ofChanges(1, changes)));
    var origins = ObjectOrigins.of(TestMigrations.history(migration), List.of(effect));

    assertThat(origins.of(task.id()).orElseThrow()).hasToString("V1__a.sql:" + place);
  }
}
