package dev.interlock.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
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

class FrozenTimeCheckTest {

  private static final String FROZEN = "'2026-11-29'::date";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE t (day date DEFAULT 'today')",
        "CREATE TABLE t (day date DEFAULT ' Today ')",
        "CREATE TABLE t (day date DEFAULT $$today$$)",
        "DO $$ BEGIN CREATE TABLE t (day date DEFAULT 'today'); END $$",
        "DO $$ BEGIN EXECUTE 'CREATE TABLE t (day date DEFAULT ''today'')'; END $$"
      })
  void findsAWordThatTheServerTurnsIntoATime(String sql) {
    assertThat(isFound(sql, FROZEN)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE t (day date DEFAULT '2026-11-29' /* not 'today' */)",
        "CREATE TABLE \"a 'today' b\" (day date DEFAULT '2026-11-29')",
        "CREATE TABLE t (day date DEFAULT today)"
      })
  void leavesAloneAWordThatIsNoLiteral(String sql) {
    assertThat(isFound(sql, FROZEN)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "now() | false",
        "'2026-11-29 10:00:00'::timestamp without time zone | true",
        "'10:00:00'::time without time zone | true",
        "(due > '2026-11-29'::date) | true",
        "CREATE FUNCTION f() AS $$ SELECT '2026-11-29'::date $$ | false",
        "'wrote ''2026-11-29''::date'::text | false",
        "\"'2026-11-29'::date\" | false"
      })
  void looksForATimeInTheDefinition(String definition, boolean isFound) {
    assertThat(isFound("CREATE TABLE t (day date DEFAULT 'today')", definition)).isEqualTo(isFound);
  }

  private static boolean isFound(String sql, String definition) {
    Migration migration = TestMigrations.versioned("V1", sql);
    var column =
        CatalogObject.of(
            ObjectId.of(ObjectKind.COLUMN, "public", "t", "day"),
            Map.of(Attribute.DEFAULT, definition));
    List<Change> changes = List.of(new Change.Created(column));
    var effect =
        new MigrationEffect(
            migration.id(),
            migration.raw(),
            migration.statements(),
            Catalog.empty().fingerprint(),
            Catalog.of(List.of(column)).fingerprint(),
            changes,
            List.of(StatementEffect.ofChanges(1, changes)));
    return !new FrozenTimeCheck(migration, effect).findings().isEmpty();
  }
}
