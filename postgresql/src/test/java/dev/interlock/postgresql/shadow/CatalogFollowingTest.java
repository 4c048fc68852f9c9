package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.event.Event;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.io.TempDir;

/** Incremental reading gives the same results as full readings. */
class CatalogFollowingTest {

  private static final String ANOTHER = "looked_at";

  private final ScriptFolder folder;

  CatalogFollowingTest(@TempDir Path path) {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void seesTheSameWhenItLooksAtEverything(TestDatabase followed) {
    folder.write("V1__shop.sql", ScriptFolder.SHOP);
    folder.write(
        "V2__more.sql", "ALTER TABLE item ADD note text; CREATE VIEW notes AS TABLE item;");
    folder.write("V3__less.sql", "DROP VIEW notes; ALTER TABLE item RENAME note TO words;");
    followed.server().createDatabase(ANOTHER);
    try (var shadow = ScriptFolder.shadow(followed.server().connectionUrl(ANOTHER))) {
      shadow.disableIncremental();
      assertThat(Replay.of(folder.history(), shadow)).contains(folder.replay(followed));
    } finally {
      followed.server().dropDatabase(ANOTHER);
    }
  }

  // Full readings once took half of the time of a seal, and no output showed it (H4).
  @PostgresTest
  void tellsForEachMigrationWhyItReadTheWholeCatalog(TestDatabase database) {
    folder.write("V1__a.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1);");
    folder.write("V2__f.sql", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';");
    folder.write("V3__name.sql", "ALTER TABLE a ADD n int; ALTER TABLE a RENAME n TO m;");
    folder.write("V4__index.sql", "CREATE INDEX CONCURRENTLY i ON a (id);");
    folder.write("V5__e.sql", "CREATE TYPE e AS ENUM ('x'); COMMENT ON TYPE e IS 'y';");
    var told = new ArrayList<String>();
    try (var shadow = ScriptFolder.shadow(database.url())) {
      Replay.of(
          folder.history(),
          shadow,
          event -> {
            if (event instanceof Event.Replayed(var migration, var position, var took, var work)) {
              told.add(
                  "%s %d of %d %s"
                      .formatted(
                          migration.id(), work.fullReadings(), work.readings(), work.full()));
              assertThat(work.statements()).isPositive();
              assertThat(work.statements().plus(work.watching()).plus(work.catalog()))
                  .isLessThanOrEqualTo(took);
            }
          });
      assertThat(shadow.work().full()).containsEntry("the check at the end", 1);
    }
    assertThat(told)
        .containsExactly(
            "V1 0 of 1 {}",
            "V2 1 of 1 {changes of pg_proc=1}",
            "V3 1 of 2 {another name of a relation or column=1}",
            "V4 1 of 1 {a statement ran outside a transaction=1}",
            "V5 2 of 2 {changes of more than relations=1, changes of pg_enum=1}");
  }

  /** A rollback to a savepoint leaves no trace that could be followed. */
  @PostgresTest
  void saysThatItLostSightAndThenLooksAtEverything(TestDatabase followed) {
    folder.write(
        "V1__ab.sql",
        "SAVEPOINT s; CREATE TABLE a (id int); ROLLBACK TO s; CREATE TABLE b (id int);");
    try (var shadow = ScriptFolder.shadow(followed.url())) {
      assertThat(Replay.of(folder.history(), shadow)).isEmpty();
    }
    followed.server().createDatabase(ANOTHER);
    try (var shadow = ScriptFolder.shadow(followed.server().connectionUrl(ANOTHER))) {
      shadow.disableIncremental();
      var effects = Replay.of(folder.history(), shadow).orElseThrow().effects();
      assertThat(EffectLines.of(effects.getFirst()).get(2))
          .isEqualTo("1 dropped table a; dropped column a.id");
      assertThat(effects.getFirst().changes())
          .extracting(change -> change.id().toString())
          .containsExactly("table b", "column b.id");
    } finally {
      followed.server().dropDatabase(ANOTHER);
    }
  }
}
