package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The effects of scripts on their session. */
class ScriptSessionTest {

  private final ScriptFolder folder;

  ScriptSessionTest(@TempDir Path path) {
    folder = new ScriptFolder(path);
  }

  @PostgresTest
  void beginsEveryScriptLikeANewSession(TestDatabase database) {
    folder.write(
        "V1__app.sql",
        """
        CREATE SCHEMA app;
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET search_path TO nowhere', current_database());
          EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path TO app, public',
            current_user, current_database());
        END $$;
        """);
    folder.write("V2__a.sql", "CREATE TABLE a (id int);");
    assertThat(EffectLines.of(folder.replay(database).effects().get(1)))
        .containsExactly("1 created table app.a; created column app.a.id (type integer)");
  }

  @PostgresTest
  void takesASettingThatEachTransactionBeginsWithForOneStatement(TestDatabase database) {
    folder.write(
        "20240101000000_a.sql",
        """
        -- migrate:up transaction:false
        SET statement_timeout = '1min';
        CREATE TABLE a (id int);
        CREATE INDEX CONCURRENTLY a_id ON a (id);
        CREATE TABLE b (id int);
        -- migrate:down
        DROP TABLE a;
        """);
    assertThat(EffectLines.of(folder.replay(database).effects().getFirst()))
        .containsExactly(
            "2 ",
            "3 created table a; created column a.id (type integer)",
            "4 created index a_id on a (definition btree (id))",
            "5 created table b; created column b.id (type integer)");
  }

  @PostgresTest
  void saysWhichSettingThoseBeforeItKeptForThemselves(TestDatabase database) {
    folder.write(
        "V1__app.sql", "CREATE SCHEMA app;\nSET search_path = app;\nCREATE TABLE a (id int);");
    folder.write("V2__a.sql", "ALTER TABLE a ADD n int;");
    assertThat(folder.replay(database).findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.notes())
                .contains(
                    "`V1` at V1__app.sql:2:1 sets `search_path` for itself only, and every"
                        + " migration begins without it"));
  }

  @PostgresTest
  void forgetsWhatAScriptPrepared(TestDatabase database) {
    folder.write("V1__a.sql", "PREPARE q AS SELECT 1; DEALLOCATE ALL; PREPARE q AS SELECT 2;");
    folder.write("V2__b.sql", "PREPARE q AS SELECT 3; CREATE TABLE a (n int);");
    assertThat(folder.replay(database).findings()).isEmpty();
  }

  /** The text of a statement does not always show that it removes prepared statements. */
  @PostgresTest
  void looksOnWhereAScriptTakesAwayWhatWasPrepared(TestDatabase database) {
    folder.write(
        "V1__a.sql",
        """
        CREATE TABLE a (n int);
        CREATE FUNCTION forget() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;
        """);
    folder.write(
        "V2__b.sql",
        """
        DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;
        ALTER TABLE a ADD m int;
        INSERT INTO a SELECT 1 FROM forget();
        /* of ours */ DEALLOCATE ALL;
        ALTER TABLE a ALTER n SET NOT NULL;
        """);
    folder.write("V3__c.sql", "VACUUM a; DISCARD ALL; VACUUM a;");
    folder.write("V4__d.sql", "UPDATE a SET n = 2;");
    var effects = folder.replay(database).effects();
    assertThat(EffectLines.of(effects.get(1)))
        .containsExactly(
            "1 ",
            "2 public.a ACCESS EXCLUSIVE; created column a.m (type integer)",
            "3 public.a ROW EXCLUSIVE; rows public.a 1/0/0",
            "4 ",
            "5 scans public.a; altered column a.n: not null none -> yes");
    assertThat(EffectLines.of(effects.get(2)))
        .containsExactly(
            "1 public.a SHARE UPDATE EXCLUSIVE", "1 ", "1 public.a SHARE UPDATE EXCLUSIVE");
    assertThat(EffectLines.of(effects.get(3)))
        .containsExactly("1 public.a ROW EXCLUSIVE; scans public.a; rows public.a 0/1/0");
  }
}
