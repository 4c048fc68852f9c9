package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.event.Listener;
import dev.interlock.replay.Replay.Outcome;
import dev.interlock.replay.Replay.Seen;
import dev.interlock.replay.Resumption;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A replay that resumes after another sees the same as one from the beginning. */
class ResumptionTest {

  private static final String FRESH = "resumed";

  @TempDir private Path path;
  private ScriptFolder folder;

  @BeforeEach
  void write() {
    folder =
        new ScriptFolder(path)
            .write("V1__a.sql", "CREATE TABLE a (id int PRIMARY KEY); INSERT INTO a VALUES (1);")
            .write("V2__index.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);")
            .write("V3__b.sql", "CREATE TABLE b (a int REFERENCES a); UPDATE a SET id = 2;")
            .write("U3__b.sql", "SELECT 1;")
            .write("V4__c.sql", "ALTER TABLE a ADD n int DEFAULT 3; CREATE VIEW c AS TABLE a;");
  }

  @PostgresTest
  void seesTheSameFromEveryMigrationOn(TestDatabase database) {
    Outcome whole = folder.replay(database);
    for (int known = 0; known < whole.seen().size(); known++) {
      assertThat(resumed(database, whole.seen().subList(0, known))).containsExactly(whole);
    }
    assertThat(Resumption.of(whole.seen(), folder.history())).contains(whole);
  }

  @PostgresTest
  void doesNotBelieveWhatDoesNotFit(TestDatabase database) {
    Outcome whole = folder.replay(database);
    var poisoned = new ArrayList<>(whole.seen().subList(0, 2));
    poisoned.set(1, without(poisoned.get(1)));
    assertThat(resumed(database, poisoned)).isEmpty();
    var all = new ArrayList<>(whole.seen());
    all.set(3, without(all.get(3)));
    assertThat(Resumption.of(all, folder.history())).isEmpty();
    folder.write("V4__c.sql", "SELECT 1;");
    assertThat(Resumption.of(whole.seen(), folder.history())).isEmpty();
  }

  /** Returns the result without changes and statements, but with the same end. */
  private static Seen without(Seen seen) {
    MigrationEffect effect = seen.effect();
    return new Seen(
        new MigrationEffect(
            effect.id(),
            effect.raw(),
            effect.statements(),
            effect.before(),
            effect.after(),
            List.of(),
            List.<StatementEffect>of()),
        seen.findings());
  }

  private List<Outcome> resumed(TestDatabase database, List<Seen> known) {
    database.server().createDatabase(FRESH);
    try (var shadow = ScriptFolder.shadow(database.server().connectionUrl(FRESH))) {
      return Resumption.of(known, folder.history(), shadow, Listener.none()).stream().toList();
    } finally {
      database.server().dropDatabase(FRESH);
    }
  }
}
