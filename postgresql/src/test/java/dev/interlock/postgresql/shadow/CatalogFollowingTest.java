package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Looking at what changed only, against looking at everything. */
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
      shadow.lookAtEverything();
      assertThat(Replay.of(folder.history(), shadow)).contains(folder.replay(followed));
    } finally {
      followed.server().dropDatabase(ANOTHER);
    }
  }

  /** What a savepoint takes back leaves no trace that could be followed. */
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
      shadow.lookAtEverything();
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
