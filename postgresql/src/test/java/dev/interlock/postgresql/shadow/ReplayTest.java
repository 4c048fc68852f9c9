package dev.interlock.postgresql.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interlock.dialect.ConnectSettings;
import dev.interlock.dialect.Shadow;
import dev.interlock.effect.MigrationEffect;
import dev.interlock.effect.StatementEffect;
import dev.interlock.finding.Code;
import dev.interlock.finding.Finding;
import dev.interlock.history.History;
import dev.interlock.history.layout.LayoutReader;
import dev.interlock.lock.RunId;
import dev.interlock.postgresql.PostgresDialect;
import dev.interlock.replay.Replay;
import dev.interlock.testkit.PostgresTest;
import dev.interlock.testkit.TestDatabase;
import dev.interlock.url.DatabaseUrlParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** What a replay sees of real statements on a real server. */
class ReplayTest {

  private static final String SHOP =
      """
      CREATE TYPE mood AS ENUM ('sad', 'ok');
      CREATE TABLE account (id int PRIMARY KEY, ref varchar(50), n int, kind text DEFAULT 'x');
      CREATE INDEX account_by_ref ON account (ref);
      CREATE TABLE item (id int PRIMARY KEY, account_id int, qty int);
      INSERT INTO account SELECT g, 'r' || g, g, 'k' FROM generate_series(1, 1000) g;
      INSERT INTO item SELECT g, g, g FROM generate_series(1, 1000) g;
      """;

  private static final String ANOTHER = "looked_at";

  @TempDir private Path folder;

  @PostgresTest
  void seesLocksRewritesScansAndRows(TestDatabase database) {
    write("V1__shop.sql", SHOP);
    write(
        "V2__change.sql",
        """
        ALTER TABLE item ALTER COLUMN qty TYPE bigint;
        ALTER TABLE item ADD COLUMN note text DEFAULT 'n';
        ALTER TABLE account ALTER COLUMN kind SET NOT NULL;
        ALTER TABLE item ADD CONSTRAINT item_account FOREIGN KEY (account_id) REFERENCES account;
        CREATE INDEX item_by_account ON item (account_id);
        UPDATE item SET note = 'm' WHERE id <= 10;
        ALTER TYPE mood ADD VALUE 'glad';
        """);
    assertThat(seen(replay(database).effects().get(1)))
        .containsExactly(
            "1 public.item ACCESS EXCLUSIVE; rewrites public.item, public.item_pkey; scans public.item;"
                + " altered column item.qty: type integer -> bigint",
            "2 created column item.note (default 'n'::text, type text)",
            "3 public.account ACCESS EXCLUSIVE; scans public.account;"
                + " altered column account.kind: not null none -> yes",
            "4 public.account SHARE ROW EXCLUSIVE; public.item SHARE ROW EXCLUSIVE;"
                + " scans public.account, public.item; created constraint item_account on item"
                + " (definition FOREIGN KEY (account_id) REFERENCES public.account(id))",
            "5 scans public.item; created index item_by_account on item"
                + " (definition btree (account_id))",
            "6 public.item ROW EXCLUSIVE; scans public.item; rows public.item 0/10/0",
            "7 altered enum mood: labels 'sad', 'ok' -> 'sad', 'ok', 'glad'");
  }

  @PostgresTest
  void seesWhatRunsOutsideTransactions(TestDatabase database) {
    write("V1__shop.sql", SHOP);
    write("V2__index.sql", "CREATE INDEX CONCURRENTLY item_by_account ON item (account_id);");
    write("V3__vacuum.sql", "VACUUM item;");
    var effects = replay(database).effects();
    assertThat(effects.get(1).parts().getFirst().transactional()).isFalse();
    assertThat(seen(effects.get(1)))
        .containsExactly(
            "1 public.item SHARE UPDATE EXCLUSIVE; scans public.item;"
                + " created index item_by_account on item (definition btree (account_id))");
    assertThat(seen(effects.get(2))).containsExactly("1 public.item SHARE UPDATE EXCLUSIVE");
  }

  /** The session sends what it has counted once in a second, and then forgets it. */
  @PostgresTest
  void seesWhatALongStatementScansOutsideTransactions(TestDatabase database) {
    write(
        "V1__item.sql",
        """
        CREATE TABLE item (id int);
        INSERT INTO item VALUES (1);
        CREATE FUNCTION slow(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$
          BEGIN PERFORM pg_sleep(1.1); RETURN n; END $$;
        """);
    write("V2__index.sql", "CREATE INDEX CONCURRENTLY item_slow ON item (slow(id));");
    assertThat(seen(replay(database).effects().get(1)))
        .containsExactly(
            "1 public.item SHARE UPDATE EXCLUSIVE; scans public.item;"
                + " created index item_slow on item (definition btree (public.slow(id)))");
  }

  @PostgresTest
  void stopsAtWhatNoMigrationMakes(TestDatabase database) {
    write("V1__users.sql", "CREATE TABLE users (id int PRIMARY KEY);");
    write("V2__task.sql", "CREATE TABLE task (id int, owner int REFERENCES \"user\");");
    write("V3__never.sql", "CREATE TABLE never (id int);");
    var outcome = replay(database);
    assertThat(outcome.effects()).hasSize(1);
    assertThat(outcome.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.message()).contains("`V2`", "relation \"user\" does not exist");
          assertThat(finding.notes()).containsExactly("there is table users");
          assertThat(finding.place().orElseThrow()).hasToString("V2__task.sql:1:1");
        });
  }

  @PostgresTest
  void holdsUndoScriptsToTheirWord(TestDatabase database) {
    write("V1__a.sql", "CREATE TABLE a (id int, n int DEFAULT 7); CREATE INDEX a_n ON a (n);");
    write("U1__a.sql", "DROP TABLE a;");
    write("V2__index.sql", "CREATE INDEX a_by_id ON a (id); ALTER TABLE a ALTER n DROP DEFAULT;");
    write("U2__index.sql", "SELECT 1;");
    write("V3__b.sql", "CREATE TABLE b (id int);");
    write("U3__b.sql", "DROP TABLE c;");
    var findings = replay(database).findings();
    assertThat(findings)
        .extracting(Finding::code)
        .containsExactly(Code.UNDO_INCOMPLETE, Code.UNDO_INCOMPLETE);
    assertThat(findings.getFirst().notes())
        .containsExactly(
            "it leaves altered column a.n: default 7 -> none",
            "it leaves index a_by_id on a",
            "and behind it `V2` does not run again after its undo script:"
                + " relation \"a_by_id\" already exists (SQLSTATE 42P07).");
    assertThat(findings.get(1).message())
        .contains("undo script of `V3`", "table \"c\" does not exist");
  }

  @PostgresTest
  void runsTheFileInTheAuthorsTransactions(TestDatabase database) {
    write(
        "V1__blocks.sql",
        """
        CREATE TABLE a (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED);
        BEGIN;
        INSERT INTO a VALUES (1), (1);
        DELETE FROM a WHERE ctid = '(0,2)';
        COMMIT;
        CREATE TEMP TABLE scratch ON COMMIT DROP AS SELECT 1;
        """);
    write("V2__copy.sql", "COPY a FROM STDIN;\n5\n6\n\\.\n");
    var effects = replay(database).effects();
    assertThat(effects.get(0).after()).isEqualTo(effects.get(1).before());
    assertThat(seen(effects.get(1)))
        .containsExactly("1 public.a ROW EXCLUSIVE; rows public.a 2/0/0");
  }

  @PostgresTest
  void takesASettingThatEachTransactionBeginsWithForOneStatement(TestDatabase database) {
    write(
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
    assertThat(seen(replay(database).effects().getFirst()))
        .containsExactly(
            "2 ",
            "3 created table a; created column a.id (type integer)",
            "4 created index a_id on a (definition btree (id))",
            "5 created table b; created column b.id (type integer)");
  }

  @PostgresTest
  void hasTheLedgerOfItsToolForAMigrationThatNamesIt(TestDatabase database) {
    write("2024-01-01-000000_a/up.sql", "CREATE TABLE a (id int);");
    write(
        "2024-01-02-000000_b/up.sql",
        """
        CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE 'only we write here'; END $$;
        CREATE TRIGGER forbid BEFORE INSERT OR TRUNCATE ON public.__diesel_schema_migrations
          EXECUTE FUNCTION forbid();
        """);
    write("2024-01-02-000000_b/down.sql", "DROP FUNCTION forbid CASCADE;");
    var outcome = replay(database);
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.schema().objects())
        .extracting(object -> object.id().toString())
        .containsExactly("table a", "column a.id", "routine forbid()");
  }

  @PostgresTest
  void doesNotTryAnUndoScriptThatCannotRun(TestDatabase database) {
    write("V1__a.sql", "CREATE TABLE a (id int);");
    write("U1__a.sql", "BEGIN; DROP TABLE a;");
    write("V2__b.sql", "CREATE TABLE b (id int);");
    write("U2__b.sql", "DROP TABLE b; SELECT 'not closed");
    var outcome = replay(database);
    assertThat(outcome.effects()).hasSize(2);
    assertThat(outcome.findings())
        .extracting(finding -> finding.severity() + " " + finding.message())
        .containsExactly(
            "WARNING the undo script of `V1` was not tried: it cannot run.",
            "WARNING the undo script of `V2` was not tried: it cannot run.");
  }

  @PostgresTest
  void beginsEveryScriptLikeANewSession(TestDatabase database) {
    write(
        "V1__app.sql",
        """
        CREATE SCHEMA app;
        DO $$ BEGIN
          EXECUTE format('ALTER DATABASE %I SET search_path TO nowhere', current_database());
          EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path TO app, public',
            current_user, current_database());
        END $$;
        """);
    write("V2__a.sql", "CREATE TABLE a (id int);");
    assertThat(seen(replay(database).effects().get(1)))
        .containsExactly("1 created table app.a; created column app.a.id (type integer)");
  }

  @PostgresTest
  void saysWhichSettingThoseBeforeItKeptForThemselves(TestDatabase database) {
    write("V1__app.sql", "CREATE SCHEMA app;\nSET search_path = app;\nCREATE TABLE a (id int);");
    write("V2__a.sql", "ALTER TABLE a ADD n int;");
    assertThat(replay(database).findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.notes())
                .contains(
                    "`V1` at V1__app.sql:2:1 sets `search_path` for itself only, and every"
                        + " migration begins without it"));
  }

  @PostgresTest
  void seesTheSameWhenItLooksAtEverything(TestDatabase followed) {
    write("V1__shop.sql", SHOP);
    write("V2__more.sql", "ALTER TABLE item ADD note text; CREATE VIEW notes AS TABLE item;");
    write("V3__less.sql", "DROP VIEW notes; ALTER TABLE item RENAME note TO words;");
    followed.server().createDatabase(ANOTHER);
    try (var shadow = shadow(followed.server().connectionUrl(ANOTHER))) {
      shadow.lookAtEverything();
      assertThat(Replay.of(history(), shadow)).contains(replay(followed));
    } finally {
      followed.server().dropDatabase(ANOTHER);
    }
  }

  /** What a savepoint takes back leaves no trace that could be followed. */
  @PostgresTest
  void saysThatItLostSightAndThenLooksAtEverything(TestDatabase followed) {
    write(
        "V1__ab.sql",
        "SAVEPOINT s; CREATE TABLE a (id int); ROLLBACK TO s; CREATE TABLE b (id int);");
    try (var shadow = shadow(followed.url())) {
      assertThat(Replay.of(history(), shadow)).isEmpty();
    }
    followed.server().createDatabase(ANOTHER);
    try (var shadow = shadow(followed.server().connectionUrl(ANOTHER))) {
      shadow.lookAtEverything();
      var effects = Replay.of(history(), shadow).orElseThrow().effects();
      assertThat(seen(effects.getFirst()).get(2))
          .isEqualTo("1 dropped table a; dropped column a.id");
      assertThat(effects.getFirst().changes())
          .extracting(change -> change.id().toString())
          .containsExactly("table b", "column b.id");
    } finally {
      followed.server().dropDatabase(ANOTHER);
    }
  }

  @PostgresTest
  void seesEachRewriteOfATableThatIsLockedAlready(TestDatabase database) {
    write("V1__a.sql", "CREATE TABLE a (n int, m int);");
    write("V2__wide.sql", "ALTER TABLE a ALTER n TYPE bigint; ALTER TABLE a ALTER m TYPE bigint;");
    assertThat(replay(database).effects().get(1).parts())
        .allSatisfy(part -> assertThat(part.rewritten()).containsExactly("public.a"));
  }

  /** Those of a serializable transaction are no locks that anybody waits for. */
  @PostgresTest
  void passesOverPredicateLocks(TestDatabase database) {
    write("V1__a.sql", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);");
    write("V2__b.sql", "BEGIN ISOLATION LEVEL SERIALIZABLE; UPDATE a SET n = 2; COMMIT;");
    assertThat(seen(replay(database).effects().get(1)))
        .containsExactly("1 public.a ROW EXCLUSIVE; scans public.a; rows public.a 0/1/0");
  }

  /** An exception takes back locks and rows, but what was counted stays counted. */
  @PostgresTest
  void countsWhatAnExceptionTookBack(TestDatabase database) {
    write("V1__a.sql", "CREATE TABLE a (n int);");
    write(
        "V2__b.sql",
        "DO $$ BEGIN INSERT INTO a VALUES (1); RAISE 'x'; EXCEPTION WHEN OTHERS THEN NULL; END $$;");
    assertThat(seen(replay(database).effects().get(1))).containsExactly("1 rows public.a 1/0/0");
  }

  @PostgresTest
  void forgetsWhatAScriptPrepared(TestDatabase database) {
    write("V1__a.sql", "PREPARE q AS SELECT 1; DEALLOCATE ALL; PREPARE q AS SELECT 2;");
    write("V2__b.sql", "PREPARE q AS SELECT 3; CREATE TABLE a (n int);");
    assertThat(replay(database).findings()).isEmpty();
  }

  /** No text of a statement says for certain that it takes away what is prepared. */
  @PostgresTest
  void looksOnWhereAScriptTakesAwayWhatWasPrepared(TestDatabase database) {
    write(
        "V1__a.sql",
        """
        CREATE TABLE a (n int);
        CREATE FUNCTION forget() RETURNS void LANGUAGE plpgsql AS $$
        BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;
        """);
    write(
        "V2__b.sql",
        """
        DO $$ BEGIN EXECUTE 'DEALLOCATE ALL'; END $$;
        ALTER TABLE a ADD m int;
        INSERT INTO a SELECT 1 FROM forget();
        /* of ours */ DEALLOCATE ALL;
        ALTER TABLE a ALTER n SET NOT NULL;
        """);
    write("V3__c.sql", "VACUUM a; DISCARD ALL; VACUUM a;");
    write("V4__d.sql", "UPDATE a SET n = 2;");
    var effects = replay(database).effects();
    assertThat(seen(effects.get(1)))
        .containsExactly(
            "1 ",
            "2 public.a ACCESS EXCLUSIVE; created column a.m (type integer)",
            "3 public.a ROW EXCLUSIVE; rows public.a 1/0/0",
            "4 ",
            "5 scans public.a; altered column a.n: not null none -> yes");
    assertThat(seen(effects.get(2)))
        .containsExactly(
            "1 public.a SHARE UPDATE EXCLUSIVE", "1 ", "1 public.a SHARE UPDATE EXCLUSIVE");
    assertThat(seen(effects.get(3)))
        .containsExactly("1 public.a ROW EXCLUSIVE; scans public.a; rows public.a 0/1/0");
  }

  private Replay.Outcome replay(TestDatabase database) {
    try (var shadow = shadow(database.url())) {
      return Replay.of(history(), shadow).orElseThrow();
    }
  }

  private static Shadow shadow(String url) {
    var settings =
        new ConnectSettings(
            new RunId("0123abcd"), Duration.ofSeconds(5), Optional.empty(), w -> {});
    return new PostgresDialect().shadow(DatabaseUrlParser.parse(url), settings);
  }

  private History history() {
    return new LayoutReader(folder, new PostgresDialect().splitter(), Optional.empty())
        .read(List.of(folder));
  }

  private void write(String name, String sql) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> seen(MigrationEffect effect) {
    return effect.parts().stream().map(ReplayTest::seen).toList();
  }

  private static String seen(StatementEffect part) {
    var words = new ArrayList<String>();
    part.locks().forEach((table, mode) -> words.add(table + " " + mode.word()));
    if (!part.rewritten().isEmpty()) {
      words.add("rewrites " + String.join(", ", part.rewritten()));
    }
    if (!part.scanned().isEmpty()) {
      words.add("scans " + String.join(", ", part.scanned()));
    }
    part.rows()
        .forEach((table, rows) ->
            words.add(
                "rows %s %d/%d/%d"
                    .formatted(table, rows.inserted(), rows.updated(), rows.deleted())));
    part.changes().forEach(change -> words.add(change.toString()));
    return part.line() + " " + String.join("; ", words);
  }
}
