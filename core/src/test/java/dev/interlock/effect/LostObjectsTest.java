package dev.interlock.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.catalog.Attribute;
import dev.interlock.catalog.AttributeChange;
import dev.interlock.catalog.CatalogObject;
import dev.interlock.catalog.Change;
import dev.interlock.catalog.ObjectId;
import dev.interlock.catalog.ObjectKind;
import dev.interlock.history.Checksum;
import dev.interlock.history.Commits;
import dev.interlock.history.Directives;
import dev.interlock.history.ScriptFile;
import dev.interlock.script.TinySplitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LostObjectsTest {

  private static final ObjectId NOTE = ObjectId.of(ObjectKind.TABLE, "public", "note");
  private static final ObjectId MEMO = ObjectId.of(ObjectKind.TABLE, "public", "memo");
  private static final ObjectId WORDS = ObjectId.of(ObjectKind.COLUMN, "public", "note", "words");

  @Test
  void aDroppedTableTakesItsColumnsWithIt() {
    assertThat(lost("DROP TABLE note;", dropped(WORDS), dropped(NOTE))).containsExactly(NOTE);
  }

  @Test
  void aDroppedColumnIsLost() {
    assertThat(lost("ALTER TABLE note DROP COLUMN words;", dropped(WORDS))).containsExactly(WORDS);
  }

  /** The name of a column is no sign of a rename. */
  @Test
  void aColumnCalledRenameIsLost() {
    ObjectId column = ObjectId.of(ObjectKind.COLUMN, "public", "note", "rename");
    assertThat(lost("ALTER TABLE note DROP COLUMN rename;", dropped(column)))
        .containsExactly(column);
  }

  @Test
  void aRenamedOrMovedTableIsNotLost() {
    assertThat(lost("ALTER TABLE note RENAME TO memo;", dropped(NOTE), created(MEMO))).isEmpty();
    assertThat(lost("ALTER TABLE note SET SCHEMA app;", dropped(NOTE), created(MEMO))).isEmpty();
  }

  @Test
  void aTableThatIsReplacedIsLost() {
    assertThat(lost("DO 'drop note, create memo';", dropped(NOTE), created(MEMO)))
        .containsExactly(NOTE);
  }

  @Test
  void aGeneratedColumnAndAViewAreNotLost() {
    var generated = Map.of(Attribute.GENERATED, "stored: 1");
    assertThat(
            lost(
                "ALTER TABLE note DROP COLUMN words;",
                new Change.Dropped(CatalogObject.of(WORDS, generated))))
        .isEmpty();
    assertThat(lost("DROP VIEW v;", dropped(ObjectId.of(ObjectKind.VIEW, "public", "v"))))
        .isEmpty();
  }

  @Test
  void onlyATypeThatMayNotHoldEveryValueLosesOne() {
    assertThat(lost("ALTER TABLE note ALTER words TYPE bigint;", type("integer", "bigint")))
        .isEmpty();
    assertThat(lost("ALTER TABLE note ALTER words TYPE smallint;", type("integer", "smallint")))
        .containsExactly(WORDS);
    assertThat(
            lost(
                "ALTER TABLE note ALTER words TYPE bigint USING words + 1;",
                type("integer", "bigint")))
        .containsExactly(WORDS);
  }

  private static Change type(String before, String after) {
    return new Change.Altered(
        WORDS,
        List.of(new AttributeChange(Attribute.TYPE, Optional.of(before), Optional.of(after))));
  }

  private static Change dropped(ObjectId id) {
    return new Change.Dropped(CatalogObject.of(id, Map.of()));
  }

  private static Change created(ObjectId id) {
    return new Change.Created(CatalogObject.of(id, Map.of()));
  }

  private static List<ObjectId> lost(String statement, Change... changes) {
    var file =
        new ScriptFile(
            "V1.sql",
            Checksum.of(statement.getBytes(StandardCharsets.UTF_8)),
            new Directives(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of()),
            Commits.TOGETHER,
            () -> statement,
            new TinySplitter());
    return LostObjects.of(file, List.of(StatementEffect.ofChanges(1, List.of(changes))))
        .orElseThrow()
        .getOrDefault(0, List.of());
  }
}
